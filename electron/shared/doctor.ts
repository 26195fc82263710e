import type { Derived } from './schema/proof.ts';
import type { doctorReportSchema } from './schema/reports/doctor.ts';

/**
 * The `codex-glance.doctor/1` document, in English alone as the command line is. It can be shown to others: no secret,
 * no name of a person, no content.
 */
export type DoctorReport = Derived<typeof doctorReportSchema>;

/** A file or folder that Glance reads or keeps. Paths are redacted: the home folder is `~`, a project is `<project>`. */
export type DoctorFile = DoctorReport['files'][number];

/** One thing that has to be right so that Glance works. */
export type DoctorCheck = DoctorReport['checks'][number];

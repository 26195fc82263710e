import { join } from 'node:path';
import type { Ports } from './debian-syslog.ts';

/** Has rsyslog write what it parsed as a line of JSON a message, in the folder `work`, which has its certificate. */
export function rsyslogConfig(work: string, { udp, tcp, tls }: Ports): string {
  const at = (file: string) => join(work, file);
  return `
global(workDirectory="${at('state')}" maxMessageSize="64k" parser.escapeControlCharactersOnReceive="off"
  defaultNetstreamDriverCAFile="${at('ca.pem')}"
  defaultNetstreamDriverCertFile="${at('cert.pem')}" defaultNetstreamDriverKeyFile="${at('key.pem')}")
module(load="imudp")
module(load="imtcp")
template(name="parsed" type="list" option.jsonf="on") {
  property(outname="pri" name="pri" format="jsonf")
  property(outname="app" name="app-name" format="jsonf")
  property(outname="id" name="msgid" format="jsonf")
  property(outname="host" name="hostname" format="jsonf")
  property(outname="text" name="msg" format="jsonf")
}
ruleset(name="all") { action(type="omfile" file="${at('out.jsonl')}" template="parsed") }
input(type="imudp" address="127.0.0.1" port="${udp}" ruleset="all")
input(type="imtcp" address="127.0.0.1" port="${tcp}" ruleset="all" streamDriver.name="ptcp" streamDriver.mode="0")
input(type="imtcp" address="127.0.0.1" port="${tls}" ruleset="all"
  streamDriver.name="gtls" streamDriver.mode="1" streamDriver.authMode="anon")
`;
}

/** Has syslog-ng do the same. */
export function syslogNgConfig(work: string, { udp, tcp, tls }: Ports): string {
  const at = (file: string) => join(work, file);
  const source = (transport: string, port: number, more = '') =>
    `syslog(ip("127.0.0.1") port(${port}) transport("${transport}") ${more});`;
  const secure = `tls(key-file("${at('key.pem')}") cert-file("${at('cert.pem')}") peer-verify(optional-untrusted))`;
  return `@version: 3.38
options { keep-hostname(yes); use-dns(no); stats-freq(0); };
source all {
  ${source('udp', udp)}
  ${source('tcp', tcp)}
  ${source('tls', tls, secure)}
};
destination parsed {
  file("${at('out.jsonl')}"
    template("$(format-json pri=$PRI app=$PROGRAM id=$MSGID host=$HOST text=$MSG)\\n"));
};
log { source(all); destination(parsed); };
`;
}

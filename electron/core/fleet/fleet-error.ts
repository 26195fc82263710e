/** Thrown where no report can be made. Its message says what to do. */
export class FleetError extends Error {
  readonly code: string;
  readonly file: string | null;

  constructor(code: string, message: string, file: string | null = null) {
    super(message);
    this.code = code;
    this.file = file;
  }
}

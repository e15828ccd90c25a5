/** One thing that is not as it should be: what it concerns, and a sentence for the administrator. */
export interface Finding {
  readonly subject: string;
  readonly finding: string;
}

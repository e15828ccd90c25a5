/** What a citizen typed, by the names of the fields; a field may be there more than once. */
export type Entered = Readonly<Record<string, readonly string[]>>;

/** A field at fault, by its name, and what to do about it. */
export interface WrongField {
  readonly path: string;
  readonly message: string;
}

/** What is said once a form was sent. */
export type FormAnswer =
  | "mail-sent"
  | "confirmed"
  | "left"
  | "reported"
  | "commented"
  | "link-too-old"
  | "no-mail"
  | "comments-closed"
  | "not-found"
  | "too-many"
  | "too-large"
  | "refused"
  | "failed";

/** A page that follows from sending a form, or that asks for the button to be pressed. Rendered by the portal. */
export type FormPage =
  | {
      readonly name: "subscription" | "error-report" | "comment";
      /** The item that the form is about; empty for the subscription. */
      readonly itemId: string;
      readonly entered: Entered;
      readonly wrong: readonly WrongField[];
    }
  | { readonly name: "confirm" | "leave"; readonly token: string }
  | { readonly name: "said"; readonly answer: FormAnswer };

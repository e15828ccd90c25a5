/** A script that is no part of the page and comes when it is first asked for. */
export interface LateScript<Value> {
  /** What it brings; null when it could not be brought, which stays so until `again`. */
  come(): Promise<Value | null>;
  /** What it brought, once it is there. */
  here(): Value | null;
  /** Lets a script that could not be brought be asked for once more. */
  again(): void;
  /** Has it come before anybody asks; false when it did not. Whoever asks later begins anew. */
  prefetch(): Promise<boolean>;
}

/** A script that `bring` imports. One that does not come is an answer and no error: what is open stays as it is. */
export function lateScript<Value>(bring: () => Promise<Value>): LateScript<Value> {
  let coming: Promise<Value | null> | null = null;
  let brought: Value | null = null;
  let isMissing = false;
  const come = () => {
    coming ??= bring().then(
      (value) => {
        brought = value;
        return value;
      },
      (error: unknown) => {
        console.error(error);
        isMissing = true;
        return null;
      },
    );
    return coming;
  };
  const again = () => {
    if (!isMissing) return;
    isMissing = false;
    coming = null;
  };
  return {
    come,
    here: () => brought,
    again,
    async prefetch() {
      const isHere = (await come()) !== null;
      again();
      return isHere;
    },
  };
}

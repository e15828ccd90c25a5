/** Longer than any healthy reading of the public store by far; after it an old page is better than waiting. */
const timeoutMs = 4000;

/** The work's result, or a failure when it takes too long: a database that hangs must not hang the readers. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("the public store did not answer in time")), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

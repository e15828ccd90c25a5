/**
 * Makes one call of many: what is asked for in the same turn of the loop, or while a batch runs, goes into the next
 * batch. `run` answers in the order of its inputs; when it rejects, everybody in that batch hears it.
 */
export function createBatcher<Input, Output>({
  run,
  largestBatch,
}: {
  run: (batch: readonly Input[]) => Promise<readonly Output[]>;
  largestBatch: number;
}): (input: Input) => Promise<Output> {
  let waiting: { input: Input; resolve(output: Output): void; reject(error: unknown): void }[] = [];
  let running = false;
  const work = async () => {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, largestBatch);
      waiting = waiting.slice(largestBatch);
      try {
        const outputs = await run(batch.map((one) => one.input));
        if (outputs.length !== batch.length)
          throw new Error("a batch answered with another number of outputs");
        for (const [index, output] of outputs.entries()) batch[index]?.resolve(output);
      } catch (error) {
        for (const one of batch) one.reject(error);
      }
    }
    running = false;
  };
  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (!running) setImmediate(() => (running ? undefined : work()));
    });
}

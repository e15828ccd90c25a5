import { hostileTexts, readersOfText } from "../tests/support/hostile-inputs.ts";
import type { Bench, Figure } from "./figure.ts";

const [short, long] = [8_000, 128_000];
const doublings = Math.log2(long / short);
const rounds = 9;
/** What takes less for the long text cannot be told from the noise of the clock, and delays nobody. */
const negligibleMs = 1;

/**
 * How much longer everything that looks into texts of strangers takes when a hostile text is twice as long: 2 is work
 * that grows with the length, 4 work that grows by its square. Each reader with each text, the quickest of some rounds,
 * the mean of four doublings.
 */
export async function measureHostileInput(bench: Bench): Promise<readonly Figure[]> {
  let [growth, longest] = [0, 0];
  for (const [reader, read] of Object.entries(readersOfText)) {
    const measured = Object.entries(hostileTexts).map(([kind, write]) => {
      const [little, much] = [quickest(read, write(short)), quickest(read, write(long))];
      return { kind, much, growth: much < negligibleMs ? 0 : (much / little) ** (1 / doublings) };
    });
    const steepest = measured.reduce((worst, one) => (one.growth > worst.growth ? one : worst));
    const slowest = measured.reduce((worst, one) => (one.much > worst.much ? one : worst));
    bench.say(
      `${reader}: at most ${slowest.much.toFixed(2)} ms (${slowest.kind}), ` +
        (steepest.growth === 0 ? "never to be told" : `x${steepest.growth.toFixed(2)} (${steepest.kind})`),
    );
    growth = Math.max(growth, steepest.growth);
    longest = Math.max(longest, slowest.much);
    // Whatever else the process has to do.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const readers = Object.keys(readersOfText).length;
  const texts = Object.keys(hostileTexts).length;
  return [
    {
      name: `growth of work when a hostile text doubles, worst of ${readers} readers and ${texts} texts`,
      value: growth,
      unit: "x",
      bound: { most: 3 },
    },
    { name: `longest look into a hostile text of ${long} characters`, value: longest, unit: "ms" },
  ];
}

function quickest(read: (text: string) => unknown, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    read(text);
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

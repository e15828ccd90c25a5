import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The journeys that take longest, the longest first. Begun last, one would keep the others' processor waiting. */
const longest = ["warning", "page-types", "wanted"].map((name) => `/tests/journeys/${name}.browser.test.ts`);

const rank = ({ moduleId }: TestSpecification) => {
  const place = longest.findIndex((name) => moduleId.endsWith(name));
  return place === -1 ? longest.length : place;
};

/** The order of Vitest's own, which knows no durations in a clean checkout, with the longest journeys before it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

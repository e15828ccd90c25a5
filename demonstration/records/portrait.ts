/** The silhouettes of men and women (demonstration/drawing/pictures/scenes/chan-dung.ts) in the order in which they take turns. */
const silhouettes = {
  male: ["nam-toc-ngan", "nam-re-ngoi", "nam-toc-hui-cua", "nam-toc-mai", "nam-toc-dung"],
  female: ["nu-toc-bui", "nu-toc-dai", "nu-toc-ngan", "nu-toc-duoi-ngua"],
} as const;

/** What the features say of somebody's hair, and who of the silhouettes wears it so. */
const worn = {
  male: [
    [/tóc xoăn/, "nam-toc-xoan"],
    [/bạc|muối tiêu|hoa râm/, "nam-toc-bac"],
    [/trán hói|tóc thưa/, "nam-hoi-tran"],
    [/húi cua/, "nam-toc-hui-cua"],
    [/kiểu mào/, "nam-toc-dung"],
    [/rẽ ngôi/, "nam-re-ngoi"],
    [/tóc (cắt )?ngắn/, "nam-toc-ngan"],
  ],
  female: [
    [/tóc bạc|lưng còng/, "nu-toc-bac"],
    [/uốn xoăn/, "nu-toc-gon-song"],
    [/buộc sau/, "nu-toc-duoi-ngua"],
    [/ngang vai|nhuộm/, "nu-toc-ngang-vai"],
    [/tóc (thẳng )?dài/, "nu-toc-dai"],
    [/tóc (cắt )?ngắn/, "nu-toc-ngan"],
  ],
} as const;

/**
 * The silhouette that stands for a person of whom there is no picture: by what the features say of the hair, else the
 * next in turn. `band` adds the red band of somebody specially dangerous.
 */
export function portraitOf({
  sex,
  features,
  turn,
  band,
}: {
  sex: "male" | "female" | "";
  features: string;
  turn: number;
  band: boolean;
}): string {
  const known = sex === "female" ? "female" : "male";
  const feature = worn[known].find(([words]) => words.test(features))?.[1];
  const choice = silhouettes[known];
  return `chan-dung/${feature ?? choice[turn % choice.length]}${band ? "-dac-biet" : ""}`;
}

/** A sealed picture with the digests of its renditions. */
interface SealedPicture {
  readonly assetId: string;
  readonly caption: string;
  readonly alt: string;
  readonly renditions: readonly { readonly name: string; readonly digest: string; readonly width: number }[];
}

/** The newsroom's address of a sealed picture at about this width; null when it has no web rendition. */
export function sealedPictureAddress(picture: SealedPicture, wanted: number): string | null {
  const webps = picture.renditions
    .filter((rendition) => /^w\d+\.webp$/.test(rendition.name))
    .toSorted((left, right) => left.width - right.width);
  const found = webps.find((rendition) => rendition.width >= wanted) ?? webps.at(-1);
  return found === undefined ? null : `/api/v1/media/${picture.assetId}/${found.name}`;
}

/**
 * The sealed HTML with its pictures taken from the newsroom: their public addresses answer only after the release.
 * What is signed stays the sealed HTML; only where the bytes are fetched from differs.
 */
export function withNewsroomPictures(html: string, pictures: readonly SealedPicture[]): string {
  const addresses = new Map(
    pictures.flatMap((picture) =>
      picture.renditions.map(
        (rendition) => [rendition.digest, `/api/v1/media/${picture.assetId}/${rendition.name}`] as const,
      ),
    ),
  );
  return html.replaceAll(
    /(?:https?:\/\/[^\s"'/]+)?\/media\/([0-9a-f]{64})\.(?:webp|jpg)/g,
    (address, digest: string) => addresses.get(digest) ?? address,
  );
}

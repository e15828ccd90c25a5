/** @jsxImportSource preact */
import type { JSX } from "preact";

/** A code for the phone's camera, leading to an address of ours. Drawn black on white in both themes, as readers need it. */
export function QrCode({ leadsTo, alt }: { leadsTo: string; alt: string }): JSX.Element {
  return (
    <img
      class="qr"
      src={`/ma-qr.svg?toi=${encodeURIComponent(leadsTo)}`}
      width="112"
      height="112"
      alt={alt}
      loading="lazy"
    />
  );
}

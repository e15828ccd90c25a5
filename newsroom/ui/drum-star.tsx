const rings = [44, 60, 76, 92];
const rays = Array.from({ length: 14 }, (_, index) => (index * 360) / 14);
const birds = Array.from({ length: 18 }, (_, index) => index * 20);

/** The face of a Đông Sơn drum in line, as a quiet mark of the house; decorative. */
export function DrumStar() {
  return (
    <svg viewBox="-100 -100 200 200" fill="none" stroke="currentColor" aria-hidden="true" focusable="false">
      {rings.map((radius) => (
        <circle key={radius} r={radius} strokeWidth="0.8" />
      ))}
      {rays.map((angle) => (
        <path
          key={angle}
          d="M-4 -16 0 -40 4 -16z"
          fill="currentColor"
          stroke="none"
          transform={`rotate(${angle})`}
        />
      ))}
      {birds.map((angle) => (
        <path
          key={angle}
          d="M-5 -68 2 -70 9 -66 2 -66 -2 -62z"
          fill="currentColor"
          stroke="none"
          transform={`rotate(${angle})`}
        />
      ))}
      {birds.map((angle) => (
        <circle key={angle} cy={-52} r={2.6} strokeWidth="0.8" transform={`rotate(${angle})`} />
      ))}
      <circle r="12" fill="currentColor" stroke="none" />
    </svg>
  );
}

/** @jsxImportSource preact */
import type { JSX } from "preact";
import { type Point, province } from "../province-shape.ts";

const west = 104.28;
const north = 20.74;
/** Units of the drawing a degree; a degree of longitude is shorter by the cosine of the latitude. */
const perDegree = 400;
const perLongitude = perDegree * Math.cos((20 * Math.PI) / 180);
const width = 700;
const height = 590;

function place([longitude, latitude]: Point): { x: number; y: number } {
  return {
    x: Math.round((longitude - west) * perLongitude),
    y: Math.round((north - latitude) * perDegree),
  };
}

function line(points: readonly Point[]): string {
  return points.map((point) => `${place(point).x},${place(point).y}`).join(" ");
}

/** Where in the province a place lies: a drawing of ours, no tiles of others. */
export function UnitMap({ name, at }: { name: string; at: Point }): JSX.Element {
  const here = place(at);
  return (
    <svg
      class="unit-map"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={`Sơ đồ: vị trí ${name} trong tỉnh`}
    >
      <polygon class="map-land" points={line(province.border)} />
      {province.rivers.map((river) => (
        <polyline class="map-river" points={line(river)} />
      ))}
      <polyline class="map-road" points={line(province.road)} />
      {province.places.map((one) => {
        const { x, y } = place(one.at);
        return (
          <g class="map-place">
            <circle cx={x} cy={y} r="5" />
            <text
              x={one.side === "left" ? x - 12 : x + 12}
              y={y + 6}
              text-anchor={one.side === "left" ? "end" : "start"}
            >
              {one.name}
            </text>
          </g>
        );
      })}
      <g class="map-here">
        <circle class="map-ring" cx={here.x} cy={here.y} r="26" />
        <path d={`M${here.x} ${here.y}l-17-30a20 20 0 1 1 34 0Z`} />
        <circle class="map-eye" cx={here.x} cy={here.y - 40} r="7" />
      </g>
    </svg>
  );
}

// Who may import whom (ARCHITECTURE.md, "The rooms"). Run by npm run check.
const test = "\\.(test|db\\.test)\\.tsx?$|^tests/|^server/.*/testing/";
const rooms = [
  "foundation",
  "ledger",
  "organization",
  "screening",
  "media",
  "channels",
  "editorial",
  "review",
  "release",
  "delivery",
  "continuity",
  "insight",
  "citizens",
];
/** Rooms that stand side by side: neither may use the other. */
const beside = {
  media: ["screening", "channels"],
  screening: ["media", "channels"],
  channels: ["screening", "media"],
};

const leftToRight = rooms.map((room, index) => {
  const forbidden = [...rooms.slice(index + 1), ...(beside[room] ?? [])];
  return {
    name: `${room}-looks-left`,
    severity: "error",
    from: { path: `^server/${room}/`, pathNot: test },
    to: { path: forbidden.length === 0 ? "^$" : `^server/(${forbidden.join("|")})/` },
  };
});

export default {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    ...leftToRight,
    {
      name: "platforms-know-only-their-wire",
      severity: "error",
      from: { path: "^server/platforms/(facebook|zalo)/", pathNot: test },
      to: { path: "^server/(?!platforms|foundation)" },
    },
    {
      name: "portal-connector-knows-the-public-store",
      severity: "error",
      from: { path: "^server/platforms/portal/", pathNot: test },
      to: { path: "^server/(?!platforms|foundation|public-store|editorial/sealed-content)" },
    },
    {
      name: "public-store-knows-foundation-and-ledger",
      severity: "error",
      from: { path: "^server/public-store/", pathNot: test },
      to: { path: "^server/(?!public-store|foundation|ledger)" },
    },
    {
      name: "portal-reads-the-public-store",
      severity: "error",
      from: { path: "^portal/", pathNot: test },
      to: { path: "^(server/(?!public-store|foundation)|newsroom/)" },
    },
    {
      name: "newsroom-knows-only-the-api",
      severity: "error",
      from: { path: "^newsroom/", pathNot: test },
      to: { path: "^(server|portal|simulators|demonstration)/" },
    },
    {
      name: "simulators-know-nobody",
      severity: "error",
      from: { path: "^simulators/", pathNot: test },
      to: { path: "^(server|portal|newsroom|body)/" },
    },
    {
      name: "pictures-through-the-one-engine",
      severity: "error",
      from: { pathNot: "^(server/foundation/picture-engine\\.ts$|demonstration/drawing/)" },
      to: { path: "^node_modules/sharp/" },
    },
    {
      name: "drawing-is-a-package-of-its-own",
      severity: "error",
      from: { pathNot: "^demonstration/drawing/" },
      to: { path: "^demonstration/drawing/" },
    },
    {
      name: "drawing-knows-nobody",
      severity: "error",
      from: { path: "^demonstration/drawing/" },
      to: { path: "^(server|portal|newsroom|body|simulators|tests|demonstration/(?!drawing/))" },
    },
    {
      name: "rooms-do-not-know-who-composes-them",
      severity: "error",
      from: { path: "^server/[a-z-]+/", pathNot: test },
      to: { path: "^server/[a-z-]+\\.ts$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|data)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
  },
};

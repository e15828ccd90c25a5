// Who may import whom (ARCHITECTURE.md, "The rooms"). Run by npm run check.
const test = "\\.(test|db\\.test)\\.tsx?$|^tests/|^(server|portal)/.*/testing/";
/**
 * The order of the rooms: each may use what stands before it. Rooms of one line stand side by side and do not know each
 * other. Folders under foundation/ are one room.
 */
const order = [
  ["foundation/"],
  ["ledger/"],
  ["organization/"],
  // What a platform is and its connectors; the portal's own connector writes the public store and has its place below.
  ["platforms/(?!portal/)", "public-store/"],
  ["screening/", "media/", "channels/"],
  ["editorial/"],
  ["platforms/portal/"],
  ["review/"],
  ["release/"],
  ["delivery/"],
  ["continuity/"],
  ["insight/"],
  ["citizens/"],
  ["composition/"],
];

const nothingRunsBack = order.flatMap((line, place) =>
  line.flatMap((room) => {
    const forbidden = [...line.filter((other) => other !== room), ...order.slice(place + 1).flat()];
    const rule = {
      name: `${room
        .replace(/[^a-z-]+/g, " ")
        .trim()
        .replace(" ", "-")}-looks-back`,
      severity: "error",
      from: { path: `^server/${room}`, pathNot: test },
      to: { path: `^server/(${forbidden.join("|")})` },
    };
    return forbidden.length === 0 ? [] : [rule];
  }),
);

/** Rooms that use less than their place in the order would let them. */
const only = ({ name, from, to }) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: test },
  to: { path: to },
});

export default {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    ...nothingRunsBack,
    only({
      name: "every-folder-of-the-server-has-its-place",
      from: `^server/(?!${order.flat().join("|")}|migrations/)`,
      to: ".",
    }),
    only({
      name: "platforms-know-only-their-wire",
      from: "^server/platforms/(?!portal/)",
      to: "^server/(?!platforms/(?!portal/)|foundation/)",
    }),
    only({
      name: "a-platform-knows-no-other",
      from: "^server/platforms/([a-z-]+)/",
      to: "^server/platforms/(?!$1/)[a-z-]+/",
    }),
    only({
      name: "sealing-takes-nothing-from-platforms",
      from: "^server/editorial/",
      to: "^server/platforms/",
    }),
    only({
      name: "public-store-knows-foundation-and-ledger",
      from: "^server/public-store/",
      to: "^server/(?!public-store|foundation|ledger)",
    }),
    only({
      name: "only-composition-knows-portal-and-demonstration",
      from: "^server/(?!composition/)",
      to: "^(portal|newsroom|simulators|demonstration)/",
    }),
    only({
      name: "body-knows-nobody",
      from: "^body/",
      to: "^(server|portal|newsroom|simulators|demonstration)/",
    }),
    only({
      name: "the-product-knows-no-tests",
      from: "^(server|portal|newsroom|body|simulators|demonstration)/",
      to: "^(tests|bench|scripts)/",
    }),
    {
      // tests/search judges the search by the demonstration's own archive: that is its subject.
      name: "product-tests-know-no-demonstration",
      severity: "error",
      from: { path: "\\.test\\.tsx?$|^tests/", pathNot: "^(demonstration|tests/search)/" },
      to: { path: "^demonstration/" },
    },
    {
      name: "portal-reads-the-public-store",
      severity: "error",
      from: { path: "^portal/", pathNot: test },
      to: { path: "^(server/(?!public-store|foundation)|newsroom/|demonstration/)" },
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
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|data)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
  },
};

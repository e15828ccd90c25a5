// Written by scripts/database-types.mjs: what the migrations wrote into the tables of law.
export const lawDigests = {
  review_plan: "0017e2934dde755c8c07c717cad68ff223a9a29a4a303e98bb4c2676eac69167",
  holiday: "9d952afb31ea9dc83a95a46e426ce564e1ec838a58d147b175574a60f51694b5",
} as const;

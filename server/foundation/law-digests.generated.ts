// Written by scripts/database-types.mjs: what the migrations wrote into the tables of law.
export const lawDigests = {
  review_plan: "f553192ab836a4d4af550b9b3499261d8888b598c841f2637aa9725065bc0371",
  holiday: "9d952afb31ea9dc83a95a46e426ce564e1ec838a58d147b175574a60f51694b5",
} as const;

import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { formedText } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { fingerprintOf } from "../foundation/keys/signing-key.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import { checkpointSchema, exportKey } from "./checkpoint.ts";
import { lastCheckpoint, loadPublicKey } from "./checkpoint-file.ts";
import { listEntries } from "./store.ts";
import type { SubjectCheck } from "./subject-check.ts";
import { type NameSubjects, subjectKey } from "./subject-name.ts";
import { type LedgerVerdict, verifyLedger } from "./verify-ledger.ts";

/** What the organization decides for the ledger: whose entries the person behind a request may read. */
export interface LedgerRights {
  authorizeRead(request: FastifyRequest): Outcome<{ readonly units: "all" | readonly string[] }>;
}

const entriesPerPage = 200;
const plainText = formedText({ max: 100, form: /^\P{Cc}*$/u });

const entrySchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  act: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  unitCode: z.string().nullable(),
  subjectType: z.string(),
  subjectId: z.string(),
  /** What the entry is about; null when that is gone, has no name, or is not for this reader. */
  subject: z
    .object({ name: z.string(), itemId: z.string().nullable(), itemTitle: z.string().nullable() })
    .nullable(),
  details: z.unknown(),
  previousHash: z.string(),
  hash: z.string(),
});

const verdictSchema = z.object({
  agrees: z.boolean(),
  entries: z.number().int(),
  head: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
  checkpoint: checkpointSchema.nullable(),
  problemCount: z.number().int(),
  problems: z.array(
    z.object({
      kind: z.string(),
      seq: z.number().int().nullable(),
      subjectType: z.string().nullable(),
      subjectId: z.string().nullable(),
      sentence: z.string(),
    }),
  ),
});

/** The routes of the ledger: reading it, its newest checkpoint, and the verification of everything. */
export async function registerLedgerRoutes(
  app: HttpApp,
  ctx: Context,
  {
    rights,
    checks,
    nameSubjects,
  }: { rights: LedgerRights; checks: readonly SubjectCheck[]; nameSubjects: NameSubjects },
): Promise<void> {
  app.get(
    "/api/v1/ledger",
    {
      schema: {
        operationId: "listLedger",
        tags: ["ledger"],
        summary: "Ledger entries, newest first",
        querystring: z.strictObject({
          before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
          act: plainText.optional(),
          subjectType: plainText.optional(),
          subjectId: plainText.optional(),
        }),
        response: { 200: z.object({ items: z.array(entrySchema), nextCursor: z.string().nullable() }) },
      },
    },
    async (request, reply) => {
      const allowed = rights.authorizeRead(request);
      if (!allowed.ok) return sendProblem(reply, allowed.problem);
      const { before, ...filter } = request.query;
      const { units } = allowed.value;
      const found = await listEntries(ctx.db, {
        ...filter,
        units,
        beforeSeq: before,
        limit: entriesPerPage + 1,
      });
      const entries = found.slice(0, entriesPerPage);
      const last = found.length > entriesPerPage ? entries.at(-1) : undefined;
      const subjects = await nameSubjects(ctx.db, { entries, units });
      const items = entries.map((entry) => ({ ...entry, subject: subjects.get(subjectKey(entry)) ?? null }));
      await sendOutcome(reply, done({ items, nextCursor: last === undefined ? null : String(last.seq) }));
    },
  );

  app.get(
    "/api/v1/ledger/checkpoint",
    {
      schema: {
        operationId: "readCheckpoint",
        tags: ["ledger"],
        summary: "The newest signed head of the chain, and the key to check it with",
        response: {
          200: z.object({
            checkpoint: checkpointSchema.nullable(),
            publicKey: z.string().nullable(),
            keyFingerprint: z.string().nullable(),
          }),
        },
      },
    },
    async (request, reply) => {
      const allowed = rights.authorizeRead(request);
      if (!allowed.ok) return sendProblem(reply, allowed.problem);
      const publicKey = await loadPublicKey(ctx.config);
      const answer = {
        checkpoint: (await lastCheckpoint(ctx.config)) ?? null,
        publicKey: publicKey === undefined ? null : exportKey(publicKey),
        keyFingerprint: publicKey === undefined ? null : fingerprintOf(publicKey),
      };
      await sendOutcome(reply, done(answer));
    },
  );

  let running: Promise<LedgerVerdict> | undefined;
  app.post(
    "/api/v1/ledger/verification",
    {
      schema: {
        operationId: "verifyLedger",
        tags: ["ledger"],
        summary: "Verify the chain, the checkpoints and every sealed row now",
        response: { 200: verdictSchema },
      },
    },
    async (request, reply) => {
      const allowed = rights.authorizeRead(request);
      if (!allowed.ok) return sendProblem(reply, allowed.problem);
      // Reading everything is dear: whoever asks while it runs gets the same verdict.
      running ??= verifyLedger(ctx, { checks }).finally(() => {
        running = undefined;
      });
      await sendOutcome(reply, done(await running));
    },
  );
}

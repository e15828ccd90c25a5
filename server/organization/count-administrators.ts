import type { Tx } from "../foundation/database/database.ts";

/** With so many administrators one proposes and another confirms; before, the command line makes the second. */
export const enoughAdministrators = 2;

/** How many people administer at a moment: active, with a valid grant that no auditing excludes. */
export async function countAdministrators(tx: Tx, { at }: { at: Date }): Promise<number> {
  const found = await tx
    .selectFrom("role_grant as held")
    .innerJoin("person", "person.id", "held.person_id")
    .select((eb) => eb.fn.count<number>("person.id").distinct().as("people"))
    .where("held.role", "=", "admin")
    .where("person.active", "=", true)
    .where("held.valid_from", "<=", at)
    .where((on) => on.or([on("held.valid_to", "is", null), on("held.valid_to", ">", at)]))
    .where((on) =>
      on.not(
        on.exists(
          on
            .selectFrom("role_grant as beside")
            .select("beside.id")
            .whereRef("beside.person_id", "=", "person.id")
            .where("beside.role", "=", "auditor")
            .where("beside.valid_from", "<=", at)
            .where((inner) =>
              inner.or([inner("beside.valid_to", "is", null), inner("beside.valid_to", ">", at)]),
            ),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return found.people;
}

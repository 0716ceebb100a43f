import { attributeSchema } from "./attribute-schema.ts";
import type { AttributeKind } from "./attribute-schema.ts";
import { ProtocolError } from "./errors.ts";
import { describeValue } from "./describe-value.ts";
import { messageSchema } from "./message-schema.ts";
import type { FieldKind } from "./message-schema.ts";
import type { MessageType } from "./message-type.ts";

/** A row of the schema in the shape parsing and formatting read it: arrays by position. */
export interface MessageRow {
  readonly type: MessageType;
  readonly name: string;
  /** Property names; position 0 is the element after the type code. */
  readonly keys: readonly string[];
  readonly kinds: readonly FieldKind[];
  /** How many of them every message has; the rest is the revocation form's. */
  readonly required: number;
  readonly payload: boolean;
  readonly attributes: ReadonlyMap<string, AttributeKind>;
}

const rows: readonly (MessageRow | undefined)[] = buildRows();

/**
 * The row of the message whose type code is `code`.
 * @throws {ProtocolError} if it is no type code (spec: BP-MSG-01).
 */
export function rowOf(code: unknown): MessageRow {
  const row = typeof code === "number" ? rows[code] : undefined;
  if (row !== undefined) return row;
  throw new ProtocolError(
    typeof code === "number" && Number.isInteger(code)
      ? `unknown message type ${code}`
      : `a message must start with an integer type code, got ${describeValue(code)}`,
  );
}

function buildRows(): (MessageRow | undefined)[] {
  const byCode: (MessageRow | undefined)[] = [];
  for (const [key, row] of Object.entries(messageSchema)) {
    const code = Number(key) as MessageType;
    const tail = "revocation" in row ? row.revocation : {};
    byCode[code] = {
      type: code,
      name: row.name,
      keys: Object.keys({ ...row.fields, ...tail }),
      kinds: Object.values({ ...row.fields, ...tail }),
      required: Object.keys(row.fields).length,
      payload: row.payload,
      attributes: new Map(Object.entries(attributeSchema[code] ?? {})),
    };
  }
  return Array.from(byCode);
}

import type { Answer } from "../shared/server.ts";

const texts: Record<number, string> = {
  1: "An unknown error occurred",
  2: "Service temporarily unavailable",
  4: "(#4) Application request limit reached",
  10: "(#10) Application does not have permission for this action",
  3: "(#3) Application does not have the capability to make this API call.",
  17: "(#17) User request limit reached",
  21: "(#21) Page ID 100000000000001 was migrated to page ID 999999999999999. Please update your API calls to the new ID",
  32: "(#32) Page request limit reached",
  100: "(#100) Invalid parameter",
  190: "Error validating access token",
  200: "(#200) Permissions error",
  341: "(#341) Application limit reached",
  368: "(#368) The action attempted has been deemed abusive or is otherwise disallowed",
  506: "(#506) Duplicate status message",
  613: "(#613) Calls to this api have exceeded the rate limit.",
  80001: "(#80001) There have been too many calls to this Page account. Wait a bit and try again.",
};

/** FB-9: most errors are HTTP 400; 401 for token errors, 403 for permissions, 500 for codes 1 and 2. */
function statusOf(code: number): number {
  if (code === 1 || code === 2) return 500;
  if (code === 190) return 401;
  return code === 10 || (code >= 200 && code <= 299) ? 403 : 400;
}

/** The error envelope of the Graph API. */
export function graphError({
  code,
  subcode,
  message,
  transient = code === 4 || code === 2 ? true : undefined,
  headers = {},
}: {
  code: number;
  subcode?: number;
  message?: string;
  transient?: boolean | undefined;
  headers?: Record<string, string>;
}): Answer {
  return {
    status: statusOf(code),
    headers,
    json: {
      error: {
        message: message ?? texts[code] ?? "Error",
        type: "OAuthException",
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(transient === undefined ? {} : { is_transient: transient }),
        fbtrace_id: "ASimulated",
      },
    },
  };
}

import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { readItemsSearch } from "../items/items-search.ts";
import { lateScreen } from "../ui/late.tsx";
import { AsideError, NotFoundPage, PageSkeleton } from "../ui/page-states.tsx";
import { Layout } from "./layout.tsx";

const root = createRootRoute({ component: Layout, notFoundComponent: NotFoundPage });

const work = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lateScreen(() => import("../work/work-page.tsx").then((module) => module.WorkPage)),
});

const items = createRoute({
  getParentRoute: () => root,
  path: "/tin-bai",
  validateSearch: readItemsSearch,
  component: lateScreen(() => import("../items/items-page.tsx").then((module) => module.ItemsPage)),
});
const item = createRoute({
  getParentRoute: () => root,
  path: "/tin-bai/$itemId",
  component: lateScreen(() => import("../items/item-page.tsx").then((module) => module.ItemPage)),
});
const editor = createRoute({
  getParentRoute: () => root,
  path: "/tin-bai/$itemId/soan",
  component: lateScreen(() => import("../editor/editor-page.tsx").then((module) => module.EditorPage)),
});
const review = createRoute({
  getParentRoute: () => root,
  path: "/tin-bai/$itemId/duyet",
  component: lateScreen(() => import("../review/review-page.tsx").then((module) => module.ReviewPage)),
});
const queue = createRoute({
  getParentRoute: () => root,
  path: "/cho-duyet",
  component: lateScreen(() => import("../review/queue-page.tsx").then((module) => module.QueuePage)),
});
const releases = createRoute({
  getParentRoute: () => root,
  path: "/phat-hanh",
  component: lateScreen(() => import("../delivery/releases-page.tsx").then((module) => module.ReleasesPage)),
});
const board = createRoute({
  getParentRoute: () => root,
  path: "/phat-hanh/$releaseId",
  component: lateScreen(() => import("../delivery/board-page.tsx").then((module) => module.BoardPage)),
});
const channels = createRoute({
  getParentRoute: () => root,
  path: "/kenh",
  component: lateScreen(() => import("../channels/channels-page.tsx").then((module) => module.ChannelsPage)),
});
const people = createRoute({
  getParentRoute: () => root,
  path: "/can-bo",
  component: lateScreen(() => import("../people/people-page.tsx").then((module) => module.PeoplePage)),
});
const citizens = createRoute({
  getParentRoute: () => root,
  path: "/nguoi-dan",
  component: lateScreen(() => import("../citizens/citizens-page.tsx").then((module) => module.CitizensPage)),
});
const ledger = createRoute({
  getParentRoute: () => root,
  path: "/so-cai",
  component: lateScreen(() => import("../ledger/ledger-page.tsx").then((module) => module.LedgerPage)),
});

const statistics = createRoute({
  getParentRoute: () => root,
  path: "/luot-doc",
  component: lateScreen(() =>
    import("../insight/statistics-page.tsx").then((module) => module.StatisticsPage),
  ),
});
const continuity = createRoute({
  getParentRoute: () => root,
  path: "/van-hanh",
  component: lateScreen(() =>
    import("../continuity/continuity-page.tsx").then((module) => module.ContinuityPage),
  ),
});

/** Every screen of the newsroom; each is loaded when it is first opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    work,
    items,
    item,
    editor,
    review,
    queue,
    releases,
    board,
    channels,
    people,
    ledger,
    citizens,
    statistics,
    continuity,
  ]),
  basepath: "/toa-soan",
  defaultPreload: "intent",
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: AsideError,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

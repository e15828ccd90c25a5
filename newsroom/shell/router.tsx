import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { readItemsSearch } from "../items/items-search.ts";
import { AsideError, NotFoundPage, PageSkeleton } from "../ui/page-states.tsx";
import { Layout } from "./layout.tsx";

const root = createRootRoute({ component: Layout, notFoundComponent: NotFoundPage });

const work = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("../work/work-page.tsx"), "WorkPage"),
});

const items = createRoute({
  getParentRoute: () => root,
  path: "/tin-bai",
  validateSearch: readItemsSearch,
  component: lazyRouteComponent(() => import("../items/items-page.tsx"), "ItemsPage"),
});
const item = createRoute({
  getParentRoute: () => root,
  path: "/tin-bai/$itemId",
  component: lazyRouteComponent(() => import("../items/item-page.tsx"), "ItemPage"),
});
const editor = createRoute({
  getParentRoute: () => root,
  path: "/tin-bai/$itemId/soan",
  component: lazyRouteComponent(() => import("../editor/editor-page.tsx"), "EditorPage"),
});
const review = createRoute({
  getParentRoute: () => root,
  path: "/tin-bai/$itemId/duyet",
  component: lazyRouteComponent(() => import("../review/review-page.tsx"), "ReviewPage"),
});
const queue = createRoute({
  getParentRoute: () => root,
  path: "/cho-duyet",
  component: lazyRouteComponent(() => import("../review/queue-page.tsx"), "QueuePage"),
});
const releases = createRoute({
  getParentRoute: () => root,
  path: "/phat-hanh",
  component: lazyRouteComponent(() => import("../delivery/releases-page.tsx"), "ReleasesPage"),
});
const board = createRoute({
  getParentRoute: () => root,
  path: "/phat-hanh/$releaseId",
  component: lazyRouteComponent(() => import("../delivery/board-page.tsx"), "BoardPage"),
});
const channels = createRoute({
  getParentRoute: () => root,
  path: "/kenh",
  component: lazyRouteComponent(() => import("../channels/channels-page.tsx"), "ChannelsPage"),
});
const people = createRoute({
  getParentRoute: () => root,
  path: "/can-bo",
  component: lazyRouteComponent(() => import("../people/people-page.tsx"), "PeoplePage"),
});
const citizens = createRoute({
  getParentRoute: () => root,
  path: "/nguoi-dan",
  component: lazyRouteComponent(() => import("../citizens/citizens-page.tsx"), "CitizensPage"),
});
const ledger = createRoute({
  getParentRoute: () => root,
  path: "/so-cai",
  component: lazyRouteComponent(() => import("../ledger/ledger-page.tsx"), "LedgerPage"),
});

const statistics = createRoute({
  getParentRoute: () => root,
  path: "/luot-doc",
  component: lazyRouteComponent(() => import("../insight/statistics-page.tsx"), "StatisticsPage"),
});
const continuity = createRoute({
  getParentRoute: () => root,
  path: "/van-hanh",
  component: lazyRouteComponent(() => import("../continuity/continuity-page.tsx"), "ContinuityPage"),
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

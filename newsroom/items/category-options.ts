interface Category {
  readonly slug: string;
  readonly name: string;
  readonly parentSlug: string | null;
}

/** The categories for a select: parents first, each followed by its children, indented. */
export function categoryOptions(categories: readonly Category[]): { value: string; label: string }[] {
  const childrenOf = (parent: string | null) =>
    categories.filter((category) => category.parentSlug === parent);
  const branch = (category: Category, depth: number): { value: string; label: string }[] => [
    { value: category.slug, label: `${"– ".repeat(depth)}${category.name}` },
    ...childrenOf(category.slug).flatMap((child) => branch(child, depth + 1)),
  ];
  return childrenOf(null).flatMap((top) => branch(top, 0));
}

import type { DepartmentView } from '@aftercare/identity';

export interface Branch {
  readonly department: DepartmentView;
  /** 0 for what stands at the top. */
  readonly depth: number;
}

/** Departments as they are read down a page: each followed by those below it. */
export function unfold(departments: readonly DepartmentView[], parentId: string | null = null, depth = 0): Branch[] {
  return departments.filter((each) => each.parentId === parentId).flatMap((department) => [{ department, depth }, ...unfold(departments, department.id, depth + 1)]);
}

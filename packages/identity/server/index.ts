import { Authenticator, defineServerModule, tick } from '@aftercare/kernel/server';
import { identity } from '../domain/index.ts';
import { AssignRoleHandler } from './assign-role.ts';
import { Assignments } from './assignments.ts';
import { Attempts } from './attempts.ts';
import { SessionAuthenticator } from './authenticator.ts';
import { ChangePassword, KeepPasswordHandler } from './change-password.ts';
import { CreateDepartmentHandler } from './create-department.ts';
import { CreatePersonHandler } from './create-person.ts';
import { DelegateHandler } from './delegations/delegate.ts';
import { DelegationsController } from './delegations/delegations.controller.ts';
import { Delegations } from './delegations/delegations.ts';
import { ListDelegationsHandler } from './delegations/list-delegations.ts';
import { RevokeDelegationHandler } from './delegations/revoke-delegation.ts';
import { DepartmentsController } from './departments.controller.ts';
import { EndSessionHandler } from './end-session.ts';
import { Grants } from './grants.ts';
import { IssueTokenHandler } from './issue-token.ts';
import { ListDepartmentsHandler } from './list-departments.ts';
import { ListPeopleHandler } from './list-people.ts';
import { ListRolesHandler } from './list-roles.ts';
import { ListTokensHandler } from './list-tokens.ts';
import { Migration20261121010000 } from './migrations/Migration20261121010000.ts';
import { Migration20261122010000 } from './migrations/Migration20261122010000.ts';
import { Migration20261122010100 } from './migrations/Migration20261122010100.ts';
import { OpenSessionHandler } from './open-session.ts';
import { Passwords } from './passwords.ts';
import { PeopleController } from './people.controller.ts';
import { People } from './people.ts';
import { ReadPersonHandler } from './read-person.ts';
import { ReadSessionHandler } from './read-session.ts';
import { RevokeTokenHandler } from './revoke-token.ts';
import { RolesController } from './roles.controller.ts';
import { Roles } from './roles.ts';
import { SessionCookie } from './session-cookie.ts';
import { SessionController } from './session.controller.ts';
import { SetDepartmentHeadHandler } from './set-department-head.ts';
import { SetLocaleHandler } from './set-locale.ts';
import { SetPersonRolesHandler } from './set-person-roles.ts';
import { SetRoleGrantsHandler } from './set-role-grants.ts';
import { SetRoleHoldersHandler } from './set-role-holders.ts';
import { SignIn } from './sign-in.ts';
import { Sweep } from './sweep.ts';
import { TenantSetup } from './tenant-setup.ts';
import { TokensController } from './tokens.controller.ts';

export default defineServerModule({
  manifest: identity,
  controllers: [SessionController, TokensController, PeopleController, DepartmentsController, RolesController, DelegationsController],
  providers: [
    { provide: Authenticator, useExisting: SessionAuthenticator },
    Assignments, Attempts, ChangePassword, Grants, Passwords, SessionAuthenticator, SessionCookie, SignIn,
    ListDepartmentsHandler, ListPeopleHandler, ListRolesHandler, ListTokensHandler, ReadPersonHandler, ReadSessionHandler,
    AssignRoleHandler, CreateDepartmentHandler, CreatePersonHandler, EndSessionHandler, IssueTokenHandler, KeepPasswordHandler, OpenSessionHandler, RevokeTokenHandler,
    SetDepartmentHeadHandler, SetLocaleHandler, SetPersonRolesHandler, SetRoleGrantsHandler, SetRoleHoldersHandler,
    DelegateHandler, ListDelegationsHandler, RevokeDelegationHandler,
  ],
  exports: [Authenticator, Delegations, Grants, People, Roles, TenantSetup],
  migrations: [Migration20261121010000, Migration20261122010000, Migration20261122010100],
  ticks: [tick('identity.sweep', Sweep)],
});

export { Delegate } from './delegations/delegate.ts';
export { Delegations, type Delegation } from './delegations/delegations.ts';
export { RevokeDelegation } from './delegations/revoke-delegation.ts';
export { Grants, type Granted } from './grants.ts';
export { People, type PersonName } from './people.ts';
export { Roles, type About } from './roles.ts';
export { TenantSetup } from './tenant-setup.ts';
export { AssignRole } from './assign-role.ts';
export { type Holder } from './assignments.ts';
export { CreateDepartment } from './create-department.ts';
export { CreatePerson } from './create-person.ts';
export { IssueToken } from './issue-token.ts';
export { RevokeToken } from './revoke-token.ts';
export { SetDepartmentHead } from './set-department-head.ts';
export { SetPersonRoles } from './set-person-roles.ts';
export { SetRoleHolders } from './set-role-holders.ts';
export { hashPassword } from './password.ts';

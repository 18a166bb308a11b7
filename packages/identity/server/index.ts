import { Authenticator, defineServerModule, tick } from '@aftercare/kernel/server';
import { identity } from '../domain/index.ts';
import { AssignRoleHandler } from './assign-role.ts';
import { Assignments } from './assignments.ts';
import { Attempts } from './attempts.ts';
import { SessionAuthenticator } from './authenticator.ts';
import { ChangePassword, KeepPasswordHandler } from './change-password.ts';
import { CreateDepartmentHandler } from './create-department.ts';
import { CreatePersonHandler } from './create-person.ts';
import { AnnounceDelegationHandler, AnnounceDelegations } from './delegations/announce-delegations.ts';
import { DelegateHandler } from './delegations/delegate.ts';
import { DelegationsController } from './delegations/delegations.controller.ts';
import { Delegations } from './delegations/delegations.ts';
import { ListDelegationsHandler } from './delegations/list-delegations.ts';
import { RevokeDelegations } from './delegations/revoke-delegations.ts';
import { RevokeDelegationHandler } from './delegations/revoke-delegation.ts';
import { ArchiveDepartmentHandler } from './departments/archive-department.ts';
import { ChangeDepartmentHandler } from './departments/change-department.ts';
import { RestoreDepartmentHandler } from './departments/restore-department.ts';
import { DepartmentsController } from './departments.controller.ts';
import { EditPersonHandler } from './edit-person.ts';
import { EndSessionHandler } from './end-session.ts';
import { Grants } from './grants.ts';
import { Heads } from './heads.ts';
import { ArchiveCompanyHandler, RestoreCompanyHandler } from './installation/archive-company.ts';
import { ChangeCompanyHandler } from './installation/change-company.ts';
import { Companies } from './installation/companies.ts';
import { CompanyRow } from './installation/company-row.ts';
import { CompanyController } from './installation/company.controller.ts';
import { InstallationController } from './installation/installation.controller.ts';
import { ListCompaniesHandler } from './installation/list-companies.ts';
import { ListPartsHandler } from './installation/list-parts.ts';
import { Operators } from './installation/operators.ts';
import { ReadCompanyHandler } from './installation/read-company.ts';
import { SetCompanyModulesHandler } from './installation/set-company-modules.ts';
import { SetCompanyPluginsHandler } from './installation/set-company-plugins.ts';
import { IssueTokenHandler } from './issue-token.ts';
import { LeaveHandler } from './leaving/leave.ts';
import { LeavingController } from './leaving/leaving.controller.ts';
import { LeftBehindHandler } from './leaving/left-behind.ts';
import { ReturnHandler } from './leaving/return.ts';
import { ListDepartmentsHandler } from './list-departments.ts';
import { ListPeopleHandler } from './list-people.ts';
import { ListRolesHandler } from './list-roles.ts';
import { ListTokensHandler } from './list-tokens.ts';
import { Migration20261121010000 } from './migrations/Migration20261121010000.ts';
import { Migration20261122010000 } from './migrations/Migration20261122010000.ts';
import { Migration20261122010100 } from './migrations/Migration20261122010100.ts';
import { Migration20261122010101 } from './migrations/Migration20261122010101.ts';
import { Migration20261122010500 } from './migrations/Migration20261122010500.ts';
import { Migration20261122010510 } from './migrations/Migration20261122010510.ts';
import { Migration20261122019000 } from './migrations/Migration20261122019000.ts';
import { OpenSessionHandler } from './open-session.ts';
import { Passwords } from './passwords.ts';
import { AskForReset } from './passwords/ask-for-reset.ts';
import { ChoosePassword, KeepChosenPasswordHandler } from './passwords/choose-password.ts';
import { InvitePersonHandler } from './passwords/invite-person.ts';
import { PasswordLinks } from './passwords/password-links.ts';
import { PasswordsController } from './passwords/passwords.controller.ts';
import { RevokeInvitationHandler } from './passwords/revoke-invitation.ts';
import { SendInvitationHandler } from './passwords/send-invitation.ts';
import { SendResetHandler } from './passwords/send-reset.ts';
import { invited, passwordReset } from './passwords/templates.ts';
import { PeopleController } from './people.controller.ts';
import { People } from './people.ts';
import { PostHolders } from './post-holders.ts';
import { PersonFields } from './person-fields.ts';
import { EndPlacesHandler } from './places/end-places.ts';
import { ForgetSignIns } from './places/forget-sign-ins.ts';
import { ListPlacesHandler } from './places/list-places.ts';
import { ListSignInsHandler } from './places/list-sign-ins.ts';
import { PlacesController } from './places/places.controller.ts';
import { SignInsController } from './places/sign-ins.controller.ts';
import { ReadPersonTimelineHandler } from './read-person-timeline.ts';
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
import { Tenures } from './tenures.ts';
import { TokensController } from './tokens.controller.ts';

export default defineServerModule({
  manifest: identity,
  controllers: [SessionController, TokensController, PeopleController, DepartmentsController, RolesController, DelegationsController, PasswordsController, LeavingController, PlacesController, SignInsController, CompanyController, InstallationController],
  providers: [
    { provide: Authenticator, useExisting: SessionAuthenticator },
    Operators, AskForReset, Assignments, Attempts, ChangePassword, ChoosePassword, Grants, Heads, PasswordLinks, Passwords, PersonFields, RevokeDelegations, SessionAuthenticator, SessionCookie, SignIn, Tenures,
    ListDepartmentsHandler, ListPeopleHandler, ListRolesHandler, ListTokensHandler, ReadPersonHandler, ReadPersonTimelineHandler, ReadSessionHandler,
    AssignRoleHandler, CreateDepartmentHandler, CreatePersonHandler, EndSessionHandler, IssueTokenHandler, KeepPasswordHandler, OpenSessionHandler, RevokeTokenHandler,
    SetDepartmentHeadHandler, SetLocaleHandler, SetPersonRolesHandler, SetRoleGrantsHandler, SetRoleHoldersHandler,
    AnnounceDelegationHandler, DelegateHandler, ListDelegationsHandler, RevokeDelegationHandler, ArchiveDepartmentHandler, ChangeDepartmentHandler, RestoreDepartmentHandler,
    EditPersonHandler, InvitePersonHandler, KeepChosenPasswordHandler, LeaveHandler, LeftBehindHandler, ReturnHandler, RevokeInvitationHandler, SendInvitationHandler, SendResetHandler,
    EndPlacesHandler, ListPlacesHandler, ListSignInsHandler,
    ArchiveCompanyHandler, ChangeCompanyHandler, Companies, CompanyRow, ListCompaniesHandler, ListPartsHandler, ReadCompanyHandler, RestoreCompanyHandler, SetCompanyModulesHandler, SetCompanyPluginsHandler,
  ],
  exports: [Authenticator, Delegations, Grants, Operators, People, PostHolders, Roles, TenantSetup],
  migrations: [Migration20261121010000, Migration20261122010000, Migration20261122010100, Migration20261122010101, Migration20261122010500, Migration20261122010510, Migration20261122019000],
  ticks: [tick('identity.delegations', AnnounceDelegations), tick('identity.sweep', Sweep), tick('identity.forget-sign-ins', ForgetSignIns)],
  templates: [invited, passwordReset],
});

export { Delegate } from './delegations/delegate.ts';
export { Delegations, type Delegation } from './delegations/delegations.ts';
export { RevokeDelegation } from './delegations/revoke-delegation.ts';
export { Grants, type Granted } from './grants.ts';
export { Operators } from './installation/operators.ts';
export { People, type PersonName } from './people.ts';
export { PostHolders, type Post } from './post-holders.ts';
export { Roles, type About } from './roles.ts';
export { TenantSetup } from './tenant-setup.ts';
export { AssignRole } from './assign-role.ts';
export { type Holder } from './assignments.ts';
export { CreateDepartment } from './create-department.ts';
export { CreatePerson } from './create-person.ts';
export { IssueToken } from './issue-token.ts';
export { InvitePerson } from './passwords/invite-person.ts';
export { Leave } from './leaving/leave.ts';
export { RevokeToken } from './revoke-token.ts';
export { SetDepartmentHead } from './set-department-head.ts';
export { SetPersonRoles } from './set-person-roles.ts';
export { SetRoleHolders } from './set-role-holders.ts';
export { hashPassword } from './password.ts';

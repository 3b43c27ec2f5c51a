// Package policies generates the preventive controls of an account: service control policies for an organization, and a
// permissions boundary with the same content for an account without one. They deny every action that would leave spend without
// an owner, to every principal, administrators too. They grant nothing.
//
// SCPs bind neither service-linked roles nor the management account.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
package policies

"""Drives the emulator with Huawei Cloud's own Python SDK: every call that the emulator answers, once or more.

For each answer it tells which fields the SDK's model has no name for, which of the model's fields did not come, and
which have another type. docs/official-client.md says how to install the SDK and what the findings of the day were.
"""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from huaweicloudsdkcore.auth.credentials import BasicCredentials, GlobalCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
import huaweicloudsdkcodeartsartifact.v2 as artifact
import huaweicloudsdkddm.v1 as ddm
import huaweicloudsdkiam.v3 as iam
import huaweicloudsdkworkspace.v2 as workspace
import huaweicloudsdkworkspaceapp.v1 as app

ROOT = Path(__file__).resolve().parents[3]
TYPES = {"str": str, "int": int, "bool": bool, "float": float, "object": object}

unexpected = []  # What makes the script end with an error.
remarks = {}  # What the SDK and the documents do not agree on, once per call.


class Emulator:
    """An emulator of its own, and what it prints to type into a credential."""

    def __init__(self):
        command = ["npm", "run", "--silent", "emulator", "--", "--port", "0", "--no-limits"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
        printed = ""
        for line in self.process.stdout:
            printed += line
            if line.startswith("Ctrl-C"):
                break
        read = lambda name: re.search(rf"{name} +(\S+)", printed).group(1)
        self.url = read("Custom Endpoint")
        self.keys = read("Access Key ID"), read("Secret Access Key")
        self.project = read("Project ID")

    def client(self, module, name, credentials=None):
        credentials = credentials or BasicCredentials(*self.keys, self.project)
        return getattr(module, name).new_builder().with_credentials(credentials).with_endpoints([self.url]).build()

    def stop(self):
        os.killpg(self.process.pid, signal.SIGINT)


def compare(module, model, answer, path, found):
    """Holds a part of an answer against the SDK's model of it."""
    names = {model.attribute_map[attribute]: model.openapi_types[attribute] for attribute in model.attribute_map}
    if not names and isinstance(answer, str):
        return  # A word of an enumeration.
    if not isinstance(answer, dict):
        found.append(f"{path} is no object")
        return
    found += [f"{path}.{name}: the SDK has no such field" for name in answer.keys() - names.keys()]
    found += [f"{path}.{name}: did not come" for name in names.keys() - answer.keys()]
    for name in answer.keys() & names.keys():
        kind, value, where = names[name], answer[name], f"{path}.{name}"
        listed = re.fullmatch(r"list\[(.+)\]", kind)
        for one in value if listed else [value]:
            kind = listed.group(1) if listed else kind
            if kind in TYPES:
                right = isinstance(one, TYPES[kind]) and (kind != "int" or not isinstance(one, bool))
                if not right:
                    found.append(f"{where}: {one!r} is no {kind}")
            elif hasattr(module, kind):
                compare(module, getattr(module, kind), one, f"{where}[]" if listed else where, found)


def call(module, client, method, request, title=None):
    """Sends a request through the SDK and compares the answer; returns its JSON."""
    title = title or method
    try:
        response = getattr(client, method)(request)
    except Exception as error:  # Whatever the SDK makes of the answer is what this is about.
        unexpected.append(f"{title}: {type(error).__name__}: {error}")
        return None
    answer = response.to_json_object()
    found = []
    if answer is not None:
        compare(module, type(response), answer, title, found)
    remarks[title] = sorted(set(found))
    print(f"  {response.status_code}  {title}")
    return answer


def refused(client, method, request, status, code):
    """Sends a request that must be refused, and looks at what the SDK reads from the refusal."""
    title = f"{method}, refused"
    try:
        getattr(client, method)(request)
        unexpected.append(f"{title}: was not refused")
    except ServiceResponseException as error:
        got = (error.status_code, error.error_code)
        print(f"  {got[0]}  {title}: {error.error_code}, request {error.request_id}")
        if got != (status, code) or not error.request_id:
            unexpected.append(f"{title}: {got} instead of {(status, code)}: {error.error_msg}")


def users(emulator):
    client = emulator.client(workspace, "WorkspaceClient")
    listed = call(workspace, client, "list_users", workspace.ListUsersRequest())["users"]
    filters = {
        "user_names": ["a.novak", "j.smith"], "limit": "10", "offset": "0", "disabled": False, "platform_type": "AD",
        "share_space_desktops": False, "share_space_subscription": False, "description": "Prague", "user_name": "novak",
        "active_type": "USER_ACTIVATE", "group_name": "Finance", "domain": "corp.example.com", "enterprise_project_id": "0",
    }
    one = call(workspace, client, "list_users", workspace.ListUsersRequest(**filters), "list_users, every filter")["users"]
    if [user["user_name"] for user in one] != ["a.novak"]:
        unexpected.append(f"list_users, every filter: {one}")
    user = one[0]["id"]
    call(workspace, client, "list_user_detail", workspace.ListUserDetailRequest(user_id=user))
    fields = workspace.EditUserReq(
        description="Zürich 北京 😀", user_email="a@example.com", user_phone="", active_type="ADMIN_ACTIVATE", account_expires="0",
        enable_change_password=True, next_login_change_password=False, password_never_expired=True, disabled=False, user_info_map="x",
    )
    call(workspace, client, "update_user_info", workspace.UpdateUserInfoRequest(user_id=user, body=fields))
    call(workspace, client, "reset_random_password", workspace.ResetRandomPasswordRequest(user_id=user))
    told = workspace.ResetRandomPasswordRequest(user_id=listed[1]["id"], notification_type="email,phone")
    call(workspace, client, "reset_random_password", told, "reset_random_password, user told")
    untold = workspace.ResetRandomPasswordRequest(user_id=listed[1]["id"])
    refused(client, "reset_random_password", untold, 400, "WKS.00139901")
    refused(client, "list_user_detail", workspace.ListUserDetailRequest(user_id="unknown"), 400, "WKS.00170312")
    groups(client, user)
    lifecycle(client)
    devices(client, user)
    call(workspace, client, "show_quotas", workspace.ShowQuotasRequest())
    span = {"start_time": "2026-01-01T00:00Z", "end_time": "2026-11-21T08:00Z", "user_name": "a.novak", "terminal_type": "WI", "limit": 2, "offset": 0}
    call(workspace, client, "list_login_records_new", workspace.ListLoginRecordsNewRequest(**span))


def lifecycle(client):
    fields = workspace.CreateUserRequest(
        user_name="new.user", user_email="new.user@example.com", user_phone="+447700900999", active_type="USER_ACTIVATE", account_expires="0",
        enable_change_password=True, next_login_change_password=True, description="Zürich 北京 😀", alias_name="x", user_info_map="x",
    )
    created = call(workspace, client, "create_desktop_user", workspace.CreateDesktopUserRequest(body=fields))["id"]
    refused(client, "create_desktop_user", workspace.CreateDesktopUserRequest(body=fields), 400, "WKS.00139901")
    for kind in ("LOCK", "UNLOCK", "RESET_PWD"):
        body = workspace.OperateUserReq(op_type=kind)
        call(workspace, client, "change_user_status", workspace.ChangeUserStatusRequest(user_id=created, body=body), f"change_user_status, {kind}")
    body = workspace.ResendEmailReq(template_id="welcome", phone_template_id="short")
    call(workspace, client, "send_email", workspace.SendEmailRequest(user_id=created, body=body))
    call(workspace, client, "delete_user", workspace.DeleteUserRequest(user_id=created))
    refused(client, "delete_user", workspace.DeleteUserRequest(user_id=created), 400, "WKS.00170312")
    again = call(workspace, client, "create_desktop_user", workspace.CreateDesktopUserRequest(body=fields), "create_desktop_user, again")["id"]
    body = workspace.BatchDeleteUserReq(user_ids=[again])
    call(workspace, client, "batch_delete_user", workspace.BatchDeleteUserRequest(body=body))
    refused(client, "batch_delete_user", workspace.BatchDeleteUserRequest(body=body), 400, "WKS.00170312")


def devices(client, user):
    request = workspace.ListOtpDevicesByUserIdRequest(user_id=user)
    device = call(workspace, client, "list_otp_devices_by_user_id", request)["otp_devices"][0]["id"]
    body = workspace.DelOtpDevicesReq(otp_ids=[device])
    call(workspace, client, "batch_delete_otp_devices", workspace.BatchDeleteOtpDevicesRequest(user_id=user, body=body))
    left = call(workspace, client, "list_otp_devices_by_user_id", request, "list_otp_devices_by_user_id, one unbound")["otp_devices"]
    if device in [one["id"] for one in left]:
        unexpected.append(f"batch_delete_otp_devices: {device} is still there")


def groups(client, user):
    request = workspace.ListUserGroupsRequest(limit="100", offset="0", keyword="vpn", domain="corp.example.com", platform_type=["AD", "UOS"])
    group = call(workspace, client, "list_user_groups", request)["user_groups"][0]["id"]
    call(workspace, client, "list_users_of_group", workspace.ListUsersOfGroupRequest(group_id=group, limit="5"))
    for kind in ("ADD", "DELETE"):
        body = workspace.ActionsOfUsersInGroupRequest(op_type=kind, user_ids=[user])
        call(workspace, client, "run_actions_on_group", workspace.RunActionsOnGroupRequest(group_id=group, body=body), f"run_actions_on_group, {kind}")
    body = workspace.ActionsOfUsersInGroupRequest(op_type="ADD", user_ids=[user])
    refused(client, "run_actions_on_group", workspace.RunActionsOnGroupRequest(group_id="unknown", body=body), 400, "WKS.00170208")
    body = workspace.CreateUserGroupReq(group_name="New Group", platform_type="LOCAL", description="Zürich")
    call(workspace, client, "create_user_group", workspace.CreateUserGroupRequest(body=body))
    request = workspace.ListUserGroupsRequest(keyword="New Group")
    created = call(workspace, client, "list_user_groups", request, "list_user_groups, the new one")["user_groups"][0]["id"]
    body = workspace.EditUserGroupRequest(group_name="Newer Group", description="北京")
    call(workspace, client, "update_user_group", workspace.UpdateUserGroupRequest(group_id=created, body=body))
    call(workspace, client, "delete_user_group", workspace.DeleteUserGroupRequest(group_id=created))
    refused(client, "delete_user_group", workspace.DeleteUserGroupRequest(group_id=created), 400, "WKS.00170208")


def desktops(emulator):
    client = emulator.client(workspace, "WorkspaceClient")
    listed = call(workspace, client, "list_desktops", workspace.ListDesktopsRequest(user_name=["novak"], limit=10, offset=0))["desktops"]
    ids = {desktop["computer_name"]: desktop["desktop_id"] for desktop in listed}
    filters = {
        "status": "ACTIVE", "user_names": ["a.novak"], "sort_field": "computer_name", "sort_type": "ASC", "computer_name": "D0", "offset": 0,
        "limit": 5, "desktop_id": [ids["D001"]], "desktop_type": "DEDICATED", "tag": "department=Finance", "user_attached": True,
        "enterprise_project_id": "0", "charge_mode": "1", "in_maintenance_mode": False,
    }
    request = workspace.ListDesktopsDetailRequest(**filters)
    one = call(workspace, client, "list_desktops_detail", request, "list_desktops_detail, most filters")["desktops"]
    if [desktop["computer_name"] for desktop in one] != ["D001"]:
        unexpected.append(f"list_desktops_detail, most filters: {one}")
    request = workspace.ListDesktopsConnectStatusRequest(user_names=["a.novak"], connect_status="CONNECTED", limit=10)
    call(workspace, client, "list_desktops_connect_status", request)
    free = call(workspace, client, "list_desktops", workspace.ListDesktopsRequest(computer_name="D90"), "list_desktops, free")["desktops"]
    act = lambda kind, *those: workspace.BatchRunDesktopsRequest(
        body=workspace.BatchActionDesktopsReq(desktop_ids=list(those), op_type=kind, type="SOFT")
    )
    job = call(workspace, client, "batch_run_desktops", act("os-start", ids["D002"], "unknown"))["job_id"]
    call(workspace, client, "show_job", workspace.ShowJobRequest(job_id=job))
    call(workspace, client, "list_ita_sub_jobs", workspace.ListItaSubJobsRequest(job_id=job, job_type="operateDesktops", limit=10, offset=0))
    refused(client, "show_job", workspace.ShowJobRequest(job_id="unknown"), 404, "WKS.00211902")
    body = workspace.LogoffDesktopsReq(desktop_ids=[ids["D001"]], message="Maintenance")
    call(workspace, client, "batch_logoff_desktops", workspace.BatchLogoffDesktopsRequest(body=body))
    assignment(client, ids, [desktop["desktop_id"] for desktop in free])


def assignment(client, ids, free):
    desktop = workspace.AttachInstancesDesktopInfo(desktop_id=free[0], user_name="a.novak", user_group="users", is_clear_data=False)
    body = workspace.AttachInstancesReq(desktops=[desktop])
    call(workspace, client, "attach_instances", workspace.AttachInstancesRequest(body=body))
    refused(client, "attach_instances", workspace.AttachInstancesRequest(body=body), 409, "WKS.00010032")
    body = workspace.DetachInstancesReq(desktop_ids=[ids["D001"], free[0]], shutoff_after_detach=True)
    call(workspace, client, "detach_instances", workspace.DetachInstancesRequest(body=body))
    user = workspace.DetachInstancesUserInfo(user_name="a.novak", type="USER")
    desktop = workspace.DetachInstancesDesktopInfo(desktop_id=ids["D951"], detach_user_infos=[user], is_detach_all_users=False)
    body = workspace.BatchDetachInstancesReq(desktops=[desktop])
    call(workspace, client, "batch_detach_instances", workspace.BatchDetachInstancesRequest(body=body))
    call(workspace, client, "delete_desktop", workspace.DeleteDesktopRequest(desktop_id=free[1], delete_users=False, email_notification=False))
    refused(client, "delete_desktop", workspace.DeleteDesktopRequest(desktop_id="unknown"), 404, "WKS.00211902")
    body = workspace.DeleteDesktopsReq(desktop_ids=free[2:4], delete_users=False, email_notification=False)
    call(workspace, client, "batch_delete_desktops", workspace.BatchDeleteDesktopsRequest(body=body))


def storages(emulator):
    client = emulator.client(app, "WorkspaceAppClient")
    storage = call(app, client, "list_cloud_storage", app.ListCloudStorageRequest(limit=1, offset=0, name="EMEA"))["items"][0]["id"]
    request = app.ListCloudStorageAssignmentRequest(storage_id=storage, claim_mode="USER", attach_names=["a.novak", "a.novakova"])
    folder = call(app, client, "list_cloud_storage_assignment", request)["items"][0]["cloud_storage_assignment_id"]
    body = app.ResetUserProfileReq(cloud_storage_assignment_id=folder, ori_name="profile.V6")
    call(app, client, "reset_user_profile", app.ResetUserProfileRequest(body=body))
    body = app.ResetUserProfileReq(cloud_storage_assignment_id="unknown")
    refused(client, "reset_user_profile", app.ResetUserProfileRequest(body=body), 404, "WKS.00211902")
    folders(emulator, client, storage)


def folders(emulator, client, storage):
    users = emulator.client(workspace, "WorkspaceClient")
    user = users.list_users(workspace.ListUsersRequest(user_name="f.dubois")).users[0].id
    item = app.CreateUserAssignmentInfo(
        attach_id=user, attach_name="f.dubois", file_system_quota=1073741824, action_put=True, action_get=True, roam_action_put=True, roam_action_get=False
    )
    create = lambda item, id: app.CreateUserFolderAssignmentRequest(storage_id=id, body=app.CreateUserFolderReq(items=[item]))
    call(app, client, "create_user_folder_assignment", create(item, storage))
    stranger = app.CreateUserAssignmentInfo(attach_id="unknown", attach_name="unknown")
    failed = call(app, client, "create_user_folder_assignment", create(stranger, storage), "create_user_folder_assignment, unknown user")
    if failed and failed["items"][0]["is_success"]:
        unexpected.append(f"create_user_folder_assignment, unknown user: {failed}")
    delete = lambda id: app.DeleteCloudStorageAttachmentRequest(storage_id=id, body=app.DeleteCloudStorageAttachmentReq(items=[user]))
    call(app, client, "delete_cloud_storage_attachment", delete(storage))
    refused(client, "create_user_folder_assignment", create(item, "unknown"), 404, "WKS.00211902")
    refused(client, "delete_cloud_storage_attachment", delete("unknown"), 404, "WKS.00211902")


def sessions(emulator):
    client = emulator.client(app, "WorkspaceAppClient")
    span = {"query_begin_time": "2026-07-01T00:00:00.000Z", "query_end_time": "2026-12-01T00:00:00.000Z"}
    call(app, client, "list_sessions", app.ListSessionsRequest(limit=100, offset=0, **span))
    filters = {"user_name": "a.novak", "session_state": "Active,Disconnected", "is_success": "true"}
    call(app, client, "list_sessions", app.ListSessionsRequest(**filters, **span), "list_sessions, filtered")
    refused(client, "list_sessions", app.ListSessionsRequest(query_begin_time="today", query_end_time="today"), 400, "WKS.00139901")
    listed = call(app, client, "list_session_by_user_name", app.ListSessionByUserNameRequest(user_name="a.novak"))["session_info_list"]
    body = app.LogoffUserSessionReq(session_ids=[one["id"] for one in listed], delay_time=10, message_type=1, title="Maintenance", message="Please save")
    call(app, client, "logoff_user_session", app.LogoffUserSessionRequest(body=body))
    left = client.list_session_by_user_name(app.ListSessionByUserNameRequest(user_name="a.novak")).session_info_list
    if left:
        unexpected.append(f"logoff_user_session: {left} are still there")


def app_groups(emulator):
    client = emulator.client(app, "WorkspaceAppClient")
    request = app.ListAppGroupRequest(limit=100, offset=0, name="sap gui")
    group = call(app, client, "list_app_group", request)["items"][-1]["id"]
    account = app.AccountInfo(account="a.novak", account_type="USER", domain="corp.example.com", platform_type="AD")
    body = lambda group: app.AppGroupAuthorizeReq(app_group_ids=[group], accounts=[account])
    call(app, client, "add_app_group_authorization", app.AddAppGroupAuthorizationRequest(body=body(group)))
    granted = app.ListAppGroupAuthorizationRequest(app_group_id=group, account="a.novak", limit=10, offset=0)
    call(app, client, "list_app_group_authorization", granted)
    call(app, client, "batch_delete_app_group_authorization", app.BatchDeleteAppGroupAuthorizationRequest(body=body(group)))
    refused(client, "add_app_group_authorization", app.AddAppGroupAuthorizationRequest(body=body("unknown")), 404, "WKS.00211902")


def databases(emulator):
    client = emulator.client(ddm, "DdmClient")
    instance = call(ddm, client, "list_instances", ddm.ListInstancesRequest(limit=1))["instances"][0]["id"]
    account = call(ddm, client, "list_users", ddm.ListUsersRequest(instance_id=instance), "list_users (DDM)")["users"][0]["name"]
    reset = lambda password: ddm.ResetUserPasswordRequest(
        instance_id=instance, username=account, body=ddm.ResetUserPasswordReq(password=password)
    )
    call(ddm, client, "reset_user_password", reset("Gr33n~tea"), "reset_user_password (DDM)")
    # The SDK does not know DDM's error form (errCode, externalMessage) and gives its HTTP status for a code.
    refused(client, "reset_user_password", reset("Passw0rd!"), 400, "400")


def repositories(emulator):
    client = emulator.client(artifact, "CodeArtsArtifactClient")
    call(artifact, client, "reset_user_password", artifact.ResetUserPasswordRequest(), "reset_user_password (CodeArts Artifact)")
    call(artifact, client, "show_repo_user_info", artifact.ShowRepoUserInfoRequest())


def projects(emulator):
    client = emulator.client(iam, "IamClient", GlobalCredentials(*emulator.keys, "unused"))
    listed = call(iam, client, "keystone_list_auth_projects", iam.KeystoneListAuthProjectsRequest())["projects"]
    other = emulator.client(workspace, "WorkspaceClient", BasicCredentials(*emulator.keys, listed[1]["id"]))
    call(workspace, other, "list_users", workspace.ListUsersRequest(limit="1"), "list_users, in another project")
    wrong = emulator.client(workspace, "WorkspaceClient", BasicCredentials(emulator.keys[0], "wrong", emulator.project))
    refused(wrong, "list_users", workspace.ListUsersRequest(limit="1"), 401, "APIGW.0301")


def main():
    emulator = Emulator()
    try:
        for part in (users, desktops, storages, sessions, app_groups, databases, repositories, projects):
            part(emulator)
    finally:
        emulator.stop()
    print("\nWhere answer and SDK differ\n")
    for found in remarks.values():
        for remark in found:
            print(f"  {remark}")
    print("\n" + ("\n".join(f"UNEXPECTED  {text}" for text in unexpected) or "Nothing unexpected."))
    sys.exit(1 if unexpected else 0)


if __name__ == "__main__":
    main()

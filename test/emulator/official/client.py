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


def groups(client, user):
    request = workspace.ListUserGroupsRequest(limit="100", offset="0", keyword="vpn", domain="corp.example.com", platform_type=["AD", "UOS"])
    group = call(workspace, client, "list_user_groups", request)["user_groups"][0]["id"]
    call(workspace, client, "list_users_of_group", workspace.ListUsersOfGroupRequest(group_id=group, limit="5"))
    for kind in ("ADD", "DELETE"):
        body = workspace.ActionsOfUsersInGroupRequest(op_type=kind, user_ids=[user])
        call(workspace, client, "run_actions_on_group", workspace.RunActionsOnGroupRequest(group_id=group, body=body), f"run_actions_on_group, {kind}")
    body = workspace.ActionsOfUsersInGroupRequest(op_type="ADD", user_ids=[user])
    refused(client, "run_actions_on_group", workspace.RunActionsOnGroupRequest(group_id="unknown", body=body), 400, "WKS.00170208")


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
        for part in (users, desktops, storages, databases, repositories, projects):
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

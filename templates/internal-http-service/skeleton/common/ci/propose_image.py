"""Proposes an image as a change request to the GitOps repository.

Usage: propose_image.py IMAGE@sha256:DIGEST COMMIT

Writes image and source commit into the intent document on a branch of its own, and opens a change
request for it. Repeating it with the same image changes nothing. Environment:

  GITOPS_TOKEN  may push branches to the GitOps repository and open change requests there
  GITOPS_USER   whose token it is; most forges look at the token only
  GITOPS_URL    clone URL of the GitOps repository; default: the one the service was made with
  FORGE_API     root of the forge's API; default: Gitea's, at the host of GITOPS_URL
"""

import base64
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from ruamel.yaml import YAML

SERVICE = "${{ values.name }}"
INTENT = "${{ values.intentPath }}"
SOURCE_COMMIT = "platform.waymark.dev/source-commit"
GITOPS_URL = os.environ.get("GITOPS_URL") or "${{ values.gitopsUrl }}"
TOKEN = os.environ.get("GITOPS_TOKEN", "")
USER = os.environ.get("GITOPS_USER") or "pipeline"


def main(image: str, commit: str) -> None:
    if not re.fullmatch(r"[^\s@]+@sha256:[0-9a-f]{64}", image):
        sys.exit(f"{image!r} is no image by digest: give repository@sha256:<64 hex digits>.")
    if not re.fullmatch(r"[0-9a-f]{40}([0-9a-f]{24})?", commit):
        sys.exit(f"{commit!r} is no full commit SHA.")
    branch = f"image/{SERVICE}-{image.rpartition(':')[2][:12]}"
    title = f"Run {SERVICE} at {commit[:12]}"
    with tempfile.TemporaryDirectory() as folder:
        git(folder, "clone", "--quiet", "--depth=1", "--branch=main", GITOPS_URL, ".")
        if not edit(Path(folder, INTENT), image, commit):
            print(f"{INTENT} has this image already.")
            return
        if not git(folder, "ls-remote", "origin", f"refs/heads/{branch}"):
            author = ("-c", "user.name=pipeline", "-c", "user.email=pipeline@localhost")
            git(folder, *author, "commit", "--quiet", "--all", f"--message={title}")
            git(folder, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
    body = f"Image `{image}`, built from commit {commit}."
    print(open_change_request(branch, title, body))


def edit(path: Path, image: str, commit: str) -> bool:
    """Sets both fields and leaves every other line as it is; says whether anything changed."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    document = yaml.load(path)
    runtime = document["spec"]["runtime"]
    annotations = document["metadata"].setdefault("annotations", {})
    if runtime.get("image") == image and annotations.get(SOURCE_COMMIT) == commit:
        return False
    runtime["image"] = image
    annotations[SOURCE_COMMIT] = commit
    yaml.dump(document, path)
    return True


def git(folder: str, *arguments: str) -> str:
    """Runs git with the token in its environment, where no process list shows it."""
    credentials = base64.b64encode(f"{USER}:{TOKEN}".encode()).decode()
    authorization = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "http.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {credentials}",
    }
    result = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, "GIT_TERMINAL_PROMPT": "0", **(authorization if TOKEN else {})},
        capture_output=True,
        text=True,
    )
    if result.returncode != 0:
        sys.exit(f"git {arguments[0]}: {result.stderr.strip()}")
    return result.stdout


def open_change_request(branch: str, title: str, body: str) -> str:
    """Gitea, Forgejo and GitHub take the same request; one that is open already is as good."""
    url = urllib.parse.urlsplit(GITOPS_URL)
    repository = url.path.strip("/").removesuffix(".git")
    api = os.environ.get("FORGE_API") or f"{url.scheme}://{url.netloc}/api/v1"
    request = urllib.request.Request(
        f"{api.rstrip('/')}/repos/{repository}/pulls",
        data=json.dumps({"head": branch, "base": "main", "title": title, "body": body}).encode(),
        headers={"Authorization": f"token {TOKEN}", "Content-Type": "application/json"},
        method="POST",
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)["html_url"]
    except urllib.error.HTTPError as error:
        if error.code in (409, 422):
            return f"There is a change request from {branch} already."
        sys.exit(f"The forge answered {error.code}: {error.read().decode(errors='replace')}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])

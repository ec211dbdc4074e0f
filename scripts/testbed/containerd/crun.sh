#!/bin/bash
# Stands for crun as an instance's bin/crun, because Debian 12's crun 1.8.1 refuses two things that are common here:
#
# - a hybrid host whose version 2 hierarchy still holds a controller ("cgroups in hybrid mode not supported, drop all
#   controllers from cgroupv2"): it runs where that hierarchy is not mounted. Mounts made inside stay slaves of the
#   machine's, so a container's root file system and volumes are as without the script;
# - the ociVersion 1.1 and later that containerd 1.7 and 2.x write ("unknown version specified"): lowered in the bundle
#   before crun reads it.
crun=${0%/bin/*}/programs/crun
bundle='' command='' previous=''
for argument in "$@"; do
  [[ $previous == --bundle ]] && bundle=$argument
  [[ $argument == create || $argument == run ]] && command=$argument
  previous=$argument
done
if [[ -n $command && -f $bundle/config.json ]]; then
  sed -i 's/"ociVersion": *"1\.[1-9][^"]*"/"ociVersion":"1.0.2"/' "$bundle/config.json"
fi
if mountpoint -q /sys/fs/cgroup/unified; then
  exec unshare --mount --propagation slave \
    sh -c 'umount /sys/fs/cgroup/unified && exec "$@"' sh "$crun" "$@"
fi
exec "$crun" "$@"

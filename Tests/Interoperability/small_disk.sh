# Sourced by checks that take a full disk: gives them one at $disk with so many KB as they say in $kilobytes, which is
# gone when they end. It is mounted where nobody else sees it, which needs no root on most systems; where that is
# not allowed either, the check is skipped (77).

if [ -z "${disk:-}" ]; then
    disk=$(mktemp -d)
    export disk
    for way in '--user --map-root-user --mount' '--mount'; do
        # shellcheck disable=SC2086
        if unshare $way mount -t tmpfs tmpfs "$disk" 2>/dev/null; then exec unshare $way bash "$0"; fi
    done
    echo 'A small disk cannot be mounted here, neither as root nor in a user namespace.'
    exit 77
fi
mount -t tmpfs -o "size=${kilobytes}k" tmpfs "$disk"

fill_but() { # leaves so many KB free
    local free
    free=$(df -k --output=avail "$disk" | tail -1)
    head -c "$(((free - $1) * 1024))" /dev/zero >"$disk/filling"
}

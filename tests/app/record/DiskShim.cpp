// Loaded before the C library (LD_PRELOAD), this stands between a program and one folder of its disk. It writes down every
// change of a file, a folder or a name there, and every wait for the disk, in order; and it lets calls fail as a full or a broken
// disk does. From the environment:
//   QD_DISK_DIR   the folder; nothing else is looked at
//   QD_DISK_LOG   where to write things down (DiskLog.h reads it)
//   QD_DISK_FAIL  "write:17:3:28": from the 17th such call (write, sync, open) on, 3 fail with errno 28
//   QD_DISK_HIT   made once a call has failed
// The file "ack" there never fails: it is what the program says to the world. Maps of memory ("-shm") are no promises.

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

constexpr int kHandles = 4096;
constexpr size_t kLongest = 256;
char names[kHandles][kLongest]; // of what is open, below the folder; "." for the folder itself
std::atomic_flag busy = ATOMIC_FLAG_INIT;
const char* folder = nullptr;
int logHandle = -1;
char failing[8] = "";
long failFrom = 0;
long failCount = 0;
int failWith = 0;
long calls = 0;

/// One at a time, so that what is written down has the order in which it happened.
class Turn {
public:
    Turn() { while (busy.test_and_set(std::memory_order_acquire)) {} }
    ~Turn() { busy.clear(std::memory_order_release); }
};

int raw(const char* path, int flags, int mode, int in = AT_FDCWD)
{
    return int(syscall(SYS_openat, in, path, flags, mode));
}

__attribute__((constructor)) void begin()
{
    folder = getenv("QD_DISK_DIR");
    if (const char* const log = getenv("QD_DISK_LOG")) {
        const int handle = raw(log, O_CREAT | O_WRONLY | O_APPEND | O_TRUNC, 0600);
        logHandle = int(syscall(SYS_fcntl, handle, F_DUPFD, kHandles)); // out of the way
        if (logHandle < 0)
            logHandle = handle;
        else
            syscall(SYS_close, handle);
    }
    if (const char* const fail = getenv("QD_DISK_FAIL"))
        sscanf(fail, "%7[^:]:%ld:%ld:%d", failing, &failFrom, &failCount, &failWith);
}

/// The name below the folder, or null for what lies elsewhere.
const char* below(const char* path)
{
    if (!path)
        return nullptr;
    const size_t length = folder ? strlen(folder) : 0;
    if (length == 0 || strncmp(path, folder, length) != 0 || strstr(path, "-shm"))
        return nullptr;
    if (path[length] == '\0')
        return ".";
    return path[length] == '/' && strlen(path + length + 1) < kLongest ? path + length + 1 : nullptr;
}

const char* nameOf(int handle)
{
    return handle >= 0 && handle < kHandles && names[handle][0] ? names[handle] : nullptr;
}

/// A name that may go by an open folder, as a path; null for what lies elsewhere.
class Place {
public:
    Place(int in, const char* path)
    {
        const char* const parent = path && path[0] != '/' ? nameOf(in) : nullptr;
        if (!parent)
            m_name = below(path);
        else if (strcmp(path, ".") == 0)
            m_name = parent;
        else if (size_t(snprintf(m_joined, kLongest, "%s%s%s", strcmp(parent, ".") == 0 ? "" : parent, strcmp(parent, ".") == 0 ? "" : "/", path)) < kLongest)
            m_name = m_joined;
    }
    Place(const Place&) = delete;
    const char* name() const { return m_name; }

private:
    char m_joined[kLongest];
    const char* m_name = nullptr;
};

void note(char what, const char* path, int64_t at, const void* data, uint32_t size)
{
    if (logHandle < 0)
        return;
    const uint16_t length = uint16_t(strlen(path));
    char head[1 + 2 + kLongest + 8 + 4];
    size_t n = 0;
    const auto put = [&](const void* from, size_t bytes) { memcpy(head + n, from, bytes); n += bytes; };
    put(&what, 1);
    put(&length, 2);
    put(path, length);
    put(&at, 8);
    put(&size, 4);
    const iovec parts[] = {{head, n}, {const_cast<void*>(data), size}};
    [[maybe_unused]] const long written = syscall(SYS_writev, logHandle, parts, 2); // in one, since an onlooker adds to the log, too
}

bool fails(const char* what, const char* path)
{
    if (!path || strcmp(what, failing) != 0 || strcmp(path, "ack") == 0)
        return false;
    ++calls;
    if (calls < failFrom || calls >= failFrom + failCount)
        return false;
    if (const char* const hit = getenv("QD_DISK_HIT"))
        syscall(SYS_close, raw(hit, O_CREAT | O_WRONLY, 0600));
    errno = failWith;
    return true;
}

bool isZero(const void* data, size_t size)
{
    const char* const bytes = static_cast<const char*>(data);
    return size > 4096 && bytes[0] == 0 && memcmp(bytes, bytes + 1, size - 1) == 0;
}

int opened(int in, const char* path, int flags, int mode)
{
    const Place place(in, path);
    const char* const name = place.name();
    if (!name) {
        const int handle = raw(path, flags, mode, in);
        if (handle >= 0 && handle < kHandles)
            names[handle][0] = '\0'; // a listing that was closed leaves its own
        return handle;
    }
    const Turn turn;
    if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 && fails("open", name))
        return -1;
    struct stat before;
    const bool isNew = (flags & O_CREAT) != 0 && fstatat(in, path, &before, 0) != 0;
    const int handle = raw(path, flags, mode, in);
    if (handle < 0 || handle >= kHandles)
        return handle;
    strcpy(names[handle], name);
    if (isNew)
        note('C', name, 0, nullptr, 0);
    else if ((flags & O_TRUNC) != 0)
        note('T', name, 0, nullptr, 0);
    return handle;
}

ssize_t written(int handle, const void* data, size_t size, int64_t at, bool here)
{
    const char* const name = nameOf(handle);
    const Turn turn;
    if (fails("write", name))
        return -1;
    if (name && here) {
        const int flags = fcntl(handle, F_GETFL);
        at = lseek(handle, 0, (flags & O_APPEND) != 0 ? SEEK_END : SEEK_CUR);
    }
    const ssize_t done = here ? syscall(SYS_write, handle, data, size) : syscall(SYS_pwrite64, handle, data, size, at);
    struct stat what;
    if (done > 0 && name && fstat(handle, &what) == 0 && S_ISREG(what.st_mode)) {
        if (const int64_t zeros = done; isZero(data, size_t(done)))
            note('Z', name, at, &zeros, 8);
        else
            note('W', name, at, data, uint32_t(done));
    }
    return done;
}

int synced(int handle, long call)
{
    const char* const name = nameOf(handle);
    const Turn turn;
    if (fails("sync", name))
        return -1;
    const int done = int(syscall(call, handle));
    struct stat what;
    if (name && done == 0 && fstat(handle, &what) == 0)
        note(S_ISDIR(what.st_mode) ? 'D' : 'S', name, 0, nullptr, 0);
    return done;
}

int cut(int handle, int64_t size)
{
    const char* const name = nameOf(handle);
    const Turn turn;
    const int done = int(syscall(SYS_ftruncate, handle, size));
    if (name && done == 0)
        note('T', name, size, nullptr, 0);
    return done;
}

/// A second or another name.
int named(char what, const Place& from, const Place& to, int done)
{
    if (from.name() && to.name() && done == 0)
        note(what, from.name(), 0, to.name(), uint32_t(strlen(to.name())));
    return done;
}

/// A folder that was made, or a name that was taken away.
int named(char what, const Place& place, int done)
{
    if (place.name() && done == 0)
        note(what, place.name(), 0, nullptr, 0);
    return done;
}

int renamed(int in, const char* from, int out, const char* to, unsigned flags)
{
    const Turn turn;
    return named('R', Place(in, from), Place(out, to), int(syscall(SYS_renameat2, in, from, out, to, flags)));
}

int linked(int in, const char* from, int out, const char* to, int flags)
{
    const Turn turn;
    return named('L', Place(in, from), Place(out, to), int(syscall(SYS_linkat, in, from, out, to, flags)));
}

int unlinked(int in, const char* path, int flags)
{
    const Turn turn;
    return named('U', Place(in, path), int(syscall(SYS_unlinkat, in, path, flags)));
}

int folderMade(int in, const char* path, mode_t mode)
{
    const Turn turn;
    return named('M', Place(in, path), int(syscall(SYS_mkdirat, in, path, mode)));
}

int modeOf(int flags, va_list arguments)
{
    return (flags & O_CREAT) != 0 ? va_arg(arguments, int) : 0;
}

} // namespace

extern "C" {

int open(const char* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const int mode = modeOf(flags, more);
    va_end(more);
    return opened(AT_FDCWD, path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const int mode = modeOf(flags, more);
    va_end(more);
    return opened(AT_FDCWD, path, flags, mode);
}

int openat(int in, const char* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const int mode = modeOf(flags, more);
    va_end(more);
    return opened(in, path, flags, mode);
}

int openat64(int in, const char* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const int mode = modeOf(flags, more);
    va_end(more);
    return opened(in, path, flags, mode);
}

int close(int handle)
{
    if (nameOf(handle)) {
        const Turn turn;
        names[handle][0] = '\0';
    }
    return int(syscall(SYS_close, handle));
}

ssize_t write(int handle, const void* data, size_t size) { return written(handle, data, size, 0, true); }
ssize_t pwrite(int handle, const void* data, size_t size, off_t at) { return written(handle, data, size, at, false); }
ssize_t pwrite64(int handle, const void* data, size_t size, off64_t at) { return written(handle, data, size, at, false); }
int fsync(int handle) { return synced(handle, SYS_fsync); }
int fdatasync(int handle) { return synced(handle, SYS_fdatasync); }
int ftruncate(int handle, off_t size) noexcept { return cut(handle, size); }
int ftruncate64(int handle, off64_t size) noexcept { return cut(handle, size); }

int unlink(const char* path) noexcept { return unlinked(AT_FDCWD, path, 0); }
int unlinkat(int in, const char* path, int flags) noexcept { return unlinked(in, path, flags); }
int rmdir(const char* path) noexcept { return unlinked(AT_FDCWD, path, AT_REMOVEDIR); }
int rename(const char* from, const char* to) noexcept { return renamed(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int in, const char* from, int out, const char* to) noexcept { return renamed(in, from, out, to, 0); }
int renameat2(int in, const char* from, int out, const char* to, unsigned flags) noexcept { return renamed(in, from, out, to, flags); }
int link(const char* from, const char* to) noexcept { return linked(AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int in, const char* from, int out, const char* to, int flags) noexcept { return linked(in, from, out, to, flags); }
int mkdir(const char* path, mode_t mode) noexcept { return folderMade(AT_FDCWD, path, mode); }
int mkdirat(int in, const char* path, mode_t mode) noexcept { return folderMade(in, path, mode); }

} // extern "C"

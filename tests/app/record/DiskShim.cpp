// Loaded before the C library (LD_PRELOAD), this stands between a program and one folder of its disk. It writes down every
// change of a file or a name there, and every wait for the disk, in order; and it lets calls fail as a full or a broken
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

int raw(const char* path, int flags, int mode)
{
    return int(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
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
    [[maybe_unused]] long written = syscall(SYS_write, logHandle, head, n);
    if (size > 0)
        written = syscall(SYS_write, logHandle, data, size_t(size));
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

int opened(const char* path, int flags, int mode)
{
    const char* const name = below(path);
    if (!name)
        return raw(path, flags, mode);
    const Turn turn;
    if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 && fails("open", name))
        return -1;
    struct stat before;
    const bool isNew = (flags & O_CREAT) != 0 && stat(path, &before) != 0;
    const int handle = raw(path, flags, mode);
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
    if (done > 0 && name) {
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
int named(char what, const char* from, const char* to, int done)
{
    const char* const name = below(from);
    const char* const other = below(to);
    if (name && other && done == 0)
        note(what, name, 0, other, uint32_t(strlen(other)));
    return done;
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
    return opened(path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const int mode = modeOf(flags, more);
    va_end(more);
    return opened(path, flags, mode);
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

int unlink(const char* path) noexcept
{
    const Turn turn;
    const int done = int(syscall(SYS_unlinkat, AT_FDCWD, path, 0));
    if (const char* const name = below(path); name && done == 0)
        note('U', name, 0, nullptr, 0);
    return done;
}

int rename(const char* from, const char* to) noexcept
{
    const Turn turn;
    return named('R', from, to, int(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0)));
}

int renameat2(int, const char* from, int, const char* to, unsigned flags) noexcept
{
    const Turn turn;
    return named('R', from, to, int(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags)));
}

int link(const char* from, const char* to) noexcept
{
    const Turn turn;
    return named('L', from, to, int(syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0)));
}

} // extern "C"

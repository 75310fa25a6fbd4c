#pragma once

#include <QFile>

#include <sys/types.h>

namespace qd::test {

/// Whether a process has ended, also where nobody has asked for its exit code yet (proc(5), /proc/PID/stat).
inline bool isGone(pid_t process)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(process));
    if (!stat.open(QIODevice::ReadOnly))
        return true;
    const QByteArray line = stat.readAll();
    return line.mid(line.lastIndexOf(')') + 2, 1) == "Z";
}

} // namespace qd::test

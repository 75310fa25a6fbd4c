#include "tests/app/record/DiskLog.h"

#include "tests/app/record/Material.h"

#include <cstring>

namespace qd::test {

namespace {

QString folderOf(const QString& name)
{
    return name.contains(u'/') ? name.section(u'/', 0, -2) : QStringLiteral(".");
}

/// Whether all folders above the name are there. The outermost one is.
bool hasItsFolders(const QMap<QString, int>& names, const QString& name)
{
    const QString folder = folderOf(name);
    return folder == QLatin1String(".") || (names.contains(folder) && hasItsFolders(names, folder));
}

} // namespace

QList<DiskStep> readSteps(const QString& file)
{
    const QByteArray log = bytesOfFile(file);
    QList<DiskStep> steps;
    const char* at = log.constData();
    const char* const end = at + log.size();
    const auto take = [&at](void* to, size_t bytes) {
        std::memcpy(to, at, bytes);
        at += bytes;
    };
    while (at < end) {
        DiskStep step;
        quint16 length = 0;
        quint32 size = 0;
        take(&step.what, 1);
        take(&length, 2);
        step.path = QString::fromUtf8(at, length);
        at += length;
        take(&step.at, 8);
        take(&size, 4);
        step.data = QByteArray(at, qsizetype(size));
        at += size;
        steps.append(step);
    }
    return steps;
}

QByteArray lineOf(const DiskStep& step)
{
    const QByteArray path = step.path.toUtf8();
    const quint16 length = quint16(path.size());
    const quint32 size = quint32(step.data.size());
    const auto raw = [](const auto& value) { return QByteArray(reinterpret_cast<const char*>(&value), qsizetype(sizeof value)); };
    return raw(step.what) + raw(length) + path + raw(step.at) + raw(size) + step.data;
}

void CrashDisk::apply(QByteArray& bytes, const DiskStep& step, qsizetype most)
{
    if (step.what == 'T') {
        const qsizetype before = bytes.size();
        bytes.resize(step.at);
        if (step.at > before)
            std::memset(bytes.data() + before, 0, size_t(step.at - before));
        return;
    }
    qint64 size = step.data.size();
    if (step.what == 'Z')
        std::memcpy(&size, step.data.constData(), sizeof size);
    size = qMin<qint64>(size, most);
    if (const qsizetype before = bytes.size(); before < step.at + size) {
        bytes.resize(step.at + size);
        std::memset(bytes.data() + before, 0, size_t(bytes.size() - before));
    }
    if (step.what == 'Z')
        std::memset(bytes.data() + step.at, 0, size_t(size));
    else
        std::memcpy(bytes.data() + step.at, step.data.constData(), size_t(size));
}

void CrashDisk::apply(QMap<QString, int>& names, const Naming& naming)
{
    switch (naming.what) {
    case 'R':
        names.remove(naming.name);
        names.insert(naming.other, naming.file);
        break;
    case 'L': names.insert(naming.other, naming.file); break;
    case 'U': names.remove(naming.name); break;
    default: names.insert(naming.name, naming.file); break;
    }
}

void CrashDisk::name(const Naming& naming)
{
    apply(m_now, naming);
    m_since.append(naming);
}

void CrashDisk::take(const DiskStep& step)
{
    const int file = m_now.value(step.path);
    switch (step.what) {
    case 'C': name({'C', step.path, {}, m_next++}); break;
    case 'M':
        if (step.path != QLatin1String("."))
            name({'M', step.path, {}, kFolder});
        break;
    case 'R':
    case 'L':
    case 'U':
        if (file != 0)
            name({step.what, step.path, QString::fromUtf8(step.data), file});
        break;
    case 'S':
        for (const DiskStep& each : std::as_const(m_files[file].since))
            apply(m_files[file].synced, each, qsizetype(1) << 40);
        m_files[file].since.clear();
        break;
    case 'D': {
        QList<Naming> others;
        for (const Naming& naming : std::as_const(m_since))
            if (folderOf(naming.name) == step.path)
                apply(m_kept, naming);
            else
                others.append(naming);
        m_since = others;
        break;
    }
    default:
        if (file > 0)
            m_files[file].since.append(step);
        break;
    }
}

QByteArray CrashDisk::whole(const QString& path) const
{
    const File file = m_files.value(m_now.value(path));
    QByteArray bytes = file.synced;
    for (const DiskStep& step : file.since)
        apply(bytes, step, qsizetype(1) << 40);
    return bytes;
}

QMap<QString, QByteArray> CrashDisk::after(QRandomGenerator& dice) const
{
    constexpr int kSector = 512;
    enum Reached { Nothing, Everything, Some };
    const Reached reached = Reached(qMin(2, int(dice.bounded(4))));
    QMap<QString, int> names = m_kept;
    const qsizetype namings = reached == Nothing ? 0 : reached == Everything ? m_since.size() : dice.bounded(int(m_since.size()) + 1);
    for (qsizetype i = 0; i < namings; ++i)
        apply(names, m_since[i]);
    QMap<QString, QByteArray> files;
    for (auto each = names.begin(); each != names.end(); ++each) {
        if (!hasItsFolders(names, each.key()))
            continue;
        if (each.value() == kFolder) {
            files.insert(each.key() + u'/', {});
            continue;
        }
        const File file = m_files.value(each.value());
        QByteArray bytes = file.synced;
        for (const DiskStep& step : file.since) {
            if (reached == Nothing || (reached == Some && dice.bounded(2) == 0))
                continue;
            const bool torn = reached == Some && step.what == 'W' && step.data.size() > kSector && dice.bounded(10) < 3;
            apply(bytes, step, torn ? kSector * (1 + dice.bounded(int(step.data.size() / kSector))) : qsizetype(1) << 40);
        }
        files.insert(each.key(), bytes);
    }
    return files;
}

} // namespace qd::test

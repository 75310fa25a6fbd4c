#include "tests/app/keys/LeakHunt.h"

#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QStringList>

#include <algorithm>
#include <cstring>

namespace qd::test {

namespace {

constexpr int kCanaries = 12;
constexpr qsizetype kShortestHalf = 8;
const char* const kEncodings[] = {"as it is", "UTF-16LE", "UTF-16BE", "base64", "hex", "percent-encoded", "JSON", "backwards", "a half"};

QByteArray reversed(QByteArray bytes)
{
    std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

QByteArray utf16(const QByteArray& key, bool bigEndian)
{
    QByteArray wide;
    for (const char c : key) {
        if (bigEndian)
            wide.append('\0');
        wide.append(c);
        if (!bigEndian)
            wide.append('\0');
    }
    return wide;
}

/// The digits that are the same whatever stands before and after, when it begins at `offset` of a group of three bytes (RFC 4648).
QByteArray base64At(const QByteArray& key, int offset, QByteArray::Base64Options options)
{
    const QByteArray text = (QByteArray(offset, '\0') + key).toBase64(options | QByteArray::OmitTrailingEquals);
    const qsizetype first = offset == 0 ? 0 : offset + 1;
    const qsizetype whole = (offset + key.size()) * 8 / 6;
    return text.mid(first, whole - first);
}

/// As JSON writers escape: only what they must, or also what they may.
QByteArray json(const QByteArray& key, bool everything)
{
    QByteArray text;
    for (const char c : key) {
        if (c == '"' || c == '\\' || (everything && c == '/'))
            text += '\\';
        if (everything && (c == '<' || c == '>' || c == '&' || c == '+' || c == '\''))
            text += "\\u00" + QByteArray(1, c).toHex();
        else
            text += c;
    }
    return text;
}

quint16 beginOf(const char* bytes)
{
    return quint16(quint8(bytes[0]) << 8 | quint8(bytes[1]));
}

} // namespace

LeakHunt::LeakHunt(QList<QByteArray> keys)
    : m_keys(std::move(keys))
{
    for (int i = 0; i < m_keys.size(); ++i) {
        const QByteArray& key = m_keys[i];
        add(key, i, kEncodings[0]);
        add(utf16(key, false), i, kEncodings[1]);
        add(utf16(key, true), i, kEncodings[2]);
        for (int offset = 0; offset < 3; ++offset)
            for (const QByteArray::Base64Option alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
                add(base64At(key, offset, alphabet), i, kEncodings[3]);
        add(key.toHex(), i, kEncodings[4]);
        add(key.toHex().toUpper(), i, kEncodings[4]);
        add(key.toPercentEncoding(), i, kEncodings[5]);
        add(key.toPercentEncoding("/+=:"), i, kEncodings[5]);
        add(json(key, false), i, kEncodings[6]);
        add(json(key, true), i, kEncodings[6]);
        add(reversed(key), i, kEncodings[7]);
        addHalves(key, i);
    }
}

void LeakHunt::addHalves(const QByteArray& key, int index)
{
    const qsizetype middle = key.size() / 2;
    for (const QByteArray& half : {key.left(middle), key.mid(middle)})
        if (half.size() >= kShortestHalf) {
            add(half, index, kEncodings[8]);
            add(reversed(half), index, kEncodings[8]);
        }
}

void LeakHunt::add(QByteArray needle, int key, const char* encoding)
{
    const bool isKnown = std::any_of(m_needles.begin(), m_needles.end(), [&needle](const Needle& each) { return each.bytes == needle; });
    if (isKnown)
        return;
    m_begins[beginOf(needle.constData())].append(int(m_needles.size()));
    m_needles.append({std::move(needle), key, encoding});
}

int LeakHunt::encodings()
{
    return int(std::size(kEncodings));
}

QList<QByteArray> LeakHunt::canaries(quint32 seed)
{
    static const QByteArray letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    static const QByteArray beginnings[] = {"sk-ant-api03-", "sk-proj-", "BSA", "tvly-", "sk-or-v1-", ""};
    QRandomGenerator dice(seed);
    const auto some = [&dice](int count) {
        QByteArray text;
        for (int i = 0; i < count; ++i)
            text += letters[dice.bounded(int(letters.size()))];
        return text;
    };
    QList<QByteArray> keys;
    for (int i = 0; i < kCanaries; ++i)
        keys.append(beginnings[size_t(i) % std::size(beginnings)] + some(16) + "/+=\"\\%&<" + some(16));
    return keys;
}

void LeakHunt::search(const QString& where, const QByteArray& text)
{
    ++places;
    bytes += text.size();
    QStringList said; // each way of writing once for a place
    for (qsizetype at = 0; at + 1 < text.size(); ++at)
        for (const int index : m_begins[beginOf(text.constData() + at)]) {
            const Needle& needle = m_needles[index];
            if (text.size() - at < needle.bytes.size() || std::memcmp(text.constData() + at, needle.bytes.constData(), size_t(needle.bytes.size())) != 0)
                continue;
            const QString once = QStringLiteral("%1 %2").arg(needle.key).arg(QLatin1String(needle.encoding));
            if (!said.contains(once))
                leaks.append({where, needle.key, QString::fromLatin1(needle.encoding)});
            said.append(once);
        }
}

void LeakHunt::searchTree(const QString& folder)
{
    QByteArray names;
    for (QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories); it.hasNext();) {
        const QString path = it.next();
        names += QFile::encodeName(path) + '\n';
        QFile file(path);
        if (it.fileInfo().isFile() && file.open(QIODevice::ReadOnly))
            search(path, file.readAll());
    }
    search(folder + QStringLiteral(" (names of files)"), names);
}

void LeakHunt::searchProcess(qint64 process)
{
    for (const char* what : {"cmdline", "environ"}) {
        QFile file(QStringLiteral("/proc/%1/%2").arg(process).arg(QLatin1String(what)));
        if (file.open(QIODevice::ReadOnly))
            search(file.fileName(), file.readAll());
    }
}

QString inWords(const QList<Leak>& leaks)
{
    QStringList lines;
    for (const Leak& leak : leaks)
        lines.append(QStringLiteral("key %1, %2, in %3").arg(leak.key).arg(leak.encoding, leak.where));
    return lines.join(QLatin1Char('\n'));
}

} // namespace qd::test

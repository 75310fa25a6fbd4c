#include "tests/support/fakeworld/models/Leaks.h"

#include <QFile>
#include <QJsonObject>

namespace fakeworld {

namespace {

void add(QJsonArray& found, const QJsonArray& more, const QByteArray& header)
{
    for (const QJsonValue& value : more) {
        QJsonObject leak = value.toObject();
        if (!header.isEmpty())
            leak.insert(QStringLiteral("name"), QString::fromLatin1(header.toLower()));
        found.append(leak);
    }
}

QList<QByteArray> headerLines(const HttpRequest& request)
{
    QList<QByteArray> lines = request.head.split('\n');
    lines.removeFirst();
    return lines;
}

} // namespace

bool Leaks::read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (!line.isEmpty())
            m_canaries.append(line);
    return !m_canaries.isEmpty();
}

QJsonArray Leaks::inBytes(const QByteArray& bytes, const char* where) const
{
    QJsonArray found;
    for (qsizetype i = 0; i < m_canaries.size(); ++i)
        if (bytes.contains(m_canaries[i]))
            found.append(QJsonObject{{QStringLiteral("canary"), i + 1}, {QStringLiteral("in"), QString::fromLatin1(where)}});
    return found;
}

QJsonArray Leaks::in(const HttpRequest& request) const
{
    QJsonArray found = inBytes(request.method + ' ' + request.path, "target");
    for (const QByteArray& line : headerLines(request))
        add(found, inBytes(line, "header"), line.left(line.indexOf(':')).trimmed());
    add(found, inBytes(request.body, "body"), {});
    return found;
}

QJsonArray headerNames(const HttpRequest& request)
{
    QJsonArray names;
    for (const QByteArray& line : headerLines(request))
        names.append(QString::fromLatin1(line.left(line.indexOf(':')).trimmed()));
    return names;
}

} // namespace fakeworld

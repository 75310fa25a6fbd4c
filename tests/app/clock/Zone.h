#pragma once

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

namespace qd::test {

/// What a clock on the wall of a place shows, worked out without any code of the program.
class Zone {
public:
    explicit Zone(const char* name) : m_zone(name), m_name(QString::fromLatin1(name)) {}

    const QString& name() const { return m_name; }
    /// "2026-11-23T09:00 Europe/Berlin".
    QString shown(qint64 seconds) const;
    /// Whether the clock shows for the second time what it showed before it was put back.
    bool isSecondTime(qint64 seconds) const;
    /// The multiples of five minutes after `from`, up to `to`, by what the clock shows then; each once.
    QStringList dueBetween(qint64 from, qint64 to) const;

private:
    QTimeZone m_zone;
    QString m_name;
};

} // namespace qd::test

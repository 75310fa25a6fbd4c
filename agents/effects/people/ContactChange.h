#pragma once

#include <QList>
#include <QMap>
#include <QString>

/// What is to be written of people into a customer system, against what stands there. What is said of it is kept, so it names no values.
/// Pure.
namespace qd::agents {

/// Somebody as they stand there.
struct ContactThere {
    QString id;
    QString address;               ///< by which they are known, in small letters
    QMap<QString, QString> values; ///< by the system's own names of fields
    QString version;               ///< another one whenever something was written
};
/// What is to stand there. Empty values are not written.
struct ContactWish {
    QString address;
    QMap<QString, QString> values{};
    QString name{};                ///< for who is not there yet
};

/// Nullptr where nobody is there.
const ContactThere* thereOf(const QList<ContactThere>& there, const ContactWish& wish);
bool standsThere(const QList<ContactThere>& there, const QList<ContactWish>& wishes);
/// By what it is told whether somebody has written there since; of when, never of what.
QString versionsOf(const QList<ContactThere>& there, const QList<ContactWish>& wishes);
/// Why it may not be written over what stands there now; empty where it may: each is as when she was asked (`target`, versionsOf()), or as
/// it is to be, or, where nobody looked before she was asked, nothing but what is empty is filled. "contact 2 of 3 has been changed …"
QString whyStale(const QList<ContactThere>& there, const QList<ContactWish>& wishes, const QString& target, const QString& system);
/// What changes, as HTML.
QString differenceOf(const QList<ContactThere>& there, const QList<ContactWish>& wishes, const QString& system);

} // namespace qd::agents

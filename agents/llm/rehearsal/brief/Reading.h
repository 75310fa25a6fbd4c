#pragma once

#include <QRegularExpression>
#include <QString>

namespace qd::agents::rehearsal {

/// What has been understood of a brief so far, while its sentence is taken apart.
struct Reading {
    QString topic;     ///< what is left of the sentence
    QString audience;  ///< "enterprise CTOs"; empty until somebody is named
    QString claim;     ///< what the brief wants said, when that makes a title
    QString whole;     ///< the whole brief, to look words up in

    /// Takes `people` for the readers, unless readers are known already or the words name none.
    void readBy(const QString& people);
};

/// A pattern that takes no notice of capitals.
inline QRegularExpression pattern(const QByteArray& text)
{
    return QRegularExpression(QString::fromUtf8(text), QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

} // namespace qd::agents::rehearsal

#pragma once

#include <QJsonObject>
#include <QStringList>

namespace fakeworld {

/// What the blocks of a prompt hold, as far as an answer has to fit it.
struct Material {
    QString brief;            ///< its first line
    QString step;
    QString title;            ///< of the piece, where one was settled
    QString keyword;          ///< chosen, where one was settled
    QString secondary;
    QStringList options;      ///< what is to be chosen from
    int draftVersion = 0;     ///< of the draft that is shown; 0: none
    QString brand;
    QString callToAction;
    QStringList preferred;    ///< phrases that the brand likes
    QJsonObject replySchema;  ///< that the prompt itself shows

    static Material of(const QString& system, const QString& prompt);
};

} // namespace fakeworld

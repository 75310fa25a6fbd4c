#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace qd::agents {

/// Named documents of one kind: those that ship with the program, and the user's own, which go before them.
/// Holds no state; every call looks at the folders. @thread any; put() one at a time per folder.
class DocumentShelf {
public:
    /// `own` may be empty: then there are only the built-in ones.
    DocumentShelf(QString builtIn, QString own, QString suffix);

    /// Names without suffix, sorted, each once.
    QStringList names() const;
    /// True when the user has a document of that name.
    bool isOwn(const QString& name) const;
    /// Where the user's document of that name stands or would stand; empty without a folder of her own.
    QString ownPathOf(const QString& name) const;
    /// Where the document of that name stands; empty when there is none.
    QString pathOf(const QString& name) const;
    /// Its bytes. Error::Parse names what there is to choose from.
    Result<QByteArray> read(const QString& name) const;
    /// Writes the user's document of that name: all of it is on the disk under its name, or nothing is.
    /// @returns its path, or Error::Store.
    Result<QString> put(const QString& name, const QByteArray& bytes) const;

private:
    QString m_builtIn;
    QString m_own;
    QString m_suffix;
};

} // namespace qd::agents

#pragma once

#include "ui/models/past/Tries.h"

namespace qd::app {

/// Tries that are kept: below the home, apart from the record, one compressed file each. @thread one at a time.
class TryShelf final {
public:
    /// `folder` is made when it is needed.
    explicit TryShelf(QString folder) : m_folder(std::move(folder)) {}

    /// Keeps it with the facts of the run as it was and as it was tried. @returns its id, or Error::Store.
    Result<QString> keep(const ui::Tried& tried, const QList<StoredFact>& then, const QList<StoredFact>& now) const;
    /// Those of the run, newest first; a file that cannot be read is left out.
    QList<ui::Tried> of(const RunId& run) const;
    void remove(const RunId& run, const QString& id) const;

private:
    QString folderOf(const RunId& run) const { return m_folder + QLatin1Char('/') + run.toString(); }
    QString m_folder;
};

} // namespace qd::app

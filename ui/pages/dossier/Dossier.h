#pragma once

#include "core/model/Decision.h"
#include "ui/widgets/parts/Sections.h"

namespace qd::ui {

/// A picture that a decision rests on.
struct DossierPicture {
    QByteArray bytes;
    QString mediaType; ///< "image/png"
    QString caption;
};

/// One decision with everything that it rests on.
struct DossierEntry {
    DecisionRecord decision;
    QString about;           ///< when, by whom, of which kind
    QList<FactLine> lines;   ///< what it rests on stands open
    QList<DossierPicture> pictures;
};

/// The work that decisions were made in, and what left the house by it.
struct DossierRun {
    RunId run; ///< null: of none
    QString title;
    QString brief;
    QList<FactLine> lines; ///< each action: why it was allowed, who said yes, what became of it
    QList<DossierEntry> entries; ///< oldest first
};

/// Decisions to be read without the program and without a network (row Q3).
struct Dossier {
    QString title;
    QString organisation;
    Instant made;
    bool rehearsal = false; ///< something in it was made by the rehearsal model
    QList<DossierRun> runs;
    qsizetype decisions() const
    {
        qsizetype all = 0;
        for (const DossierRun& run : runs)
            all += run.entries.size();
        return all;
    }
};

/// One file of HTML that asks nothing of any other place: its words can be searched in it, it prints, and nothing of what it quotes is
/// taken as anything but text. @thread main.
QByteArray dossierHtml(const Dossier& dossier);
/// The same on A4 pages. Error::Store: it could not be written. @thread main; takes some ms a page.
Result<QByteArray> dossierPdf(const Dossier& dossier);
/// Writes one of them, by the name of the file (".html" or ".pdf"); what was there stays whole where it fails.
/// Error::Parse: another ending. Error::Store: it could not be written.
Result<Done> saveDossier(const Dossier& dossier, const QString& file);

} // namespace qd::ui

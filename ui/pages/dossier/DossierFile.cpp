#include "ui/pages/dossier/Dossier.h"

#include <QFileInfo>
#include <QSaveFile>

namespace qd::ui {

Result<Done> saveDossier(const Dossier& dossier, const QString& file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending != QLatin1String("html") && ending != QLatin1String("pdf"))
        return Error{Error::Parse, QStringLiteral("a dossier is no \"%1\"").arg(QFileInfo(file).fileName()), file, QStringLiteral("a name that ends in .html or .pdf")};
    const Result<QByteArray> bytes = ending == QLatin1String("pdf") ? dossierPdf(dossier) : Result<QByteArray>(dossierHtml(dossier));
    if (!bytes)
        return bytes.error();
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(*bytes) != bytes->size() || !out.commit())
        return Error{Error::Store, QStringLiteral("the dossier could not be written: ") + out.errorString(), file, QStringLiteral("a folder that can be written to")};
    return Done{};
}

} // namespace qd::ui

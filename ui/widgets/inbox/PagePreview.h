#pragma once

#include "core/model/Approval.h"
#include "core/model/Brand.h"
#include "ui/models/past/History.h"

#include <QTextBrowser>

namespace qd::ui {

class SealedDocument;

/// Shows a thing as its audience will see it. It loads no file and nothing from the network; pictures come from the
/// blobs of the effect only. Links go nowhere: their address is shown.
/// @thread main.
class PagePreview : public QTextBrowser {
    Q_OBJECT
public:
    /// `history` may be null: pictures then stay grey fields.
    explicit PagePreview(History* history, QWidget* parent = nullptr);

    /// The bytes of `approval.preview`, set as a page, a post card or a newsletter entry, whatever it will be.
    void showPublished(const Approval& approval, const QByteArray& bytes, const Brand& brand);
    /// What changed between two versions of the text.
    void showChanges(const QString& before, const QString& after);
    /// The text as it is stored.
    void showSource(const QString& text);
    void showNothing();

    /// How often something in what is shown asked for a file, an address or a picture that is not its own.
    int refusedLoads() const;

protected:
    QVariant loadResource(int type, const QUrl& name) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Sheet { Paper, Card, Plain };
    void setSheet(Sheet sheet);
    void fit();
    void setHtmlSealed(const QString& html, const QList<EffectFile>& files, const QString& look);
    QString postCard(const Approval& approval, const QString& text, const Brand& brand) const;

    History* m_history;
    SealedDocument* m_page;
    Sheet m_sheet = Sheet::Plain;
    int m_shown = 0; ///< pictures asked for an earlier thing are dropped
};

} // namespace qd::ui

#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/past/History.h"

#include <QHash>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QStackedWidget;

namespace qd::ui {

class Chip;
class DecisionBar;
class DraftEditor;
class ElidedLabel;
class EmptyState;
class PagePreview;
class Sections;

/// One item of the inbox: the thing itself, what changed, its source, and the buttons that decide it. Bytes are asked
/// of the past and shown when they come. @thread main.
class ItemView : public QWidget {
    Q_OBJECT
public:
    ItemView(History* history, QWidget* parent = nullptr);

    void display(const Approval& approval, const OfficeState& state, Instant now);
    void display(const Escalation& escalation, const OfficeState& state, Instant now);
    void displayNothing(bool allPutOff = false);
    DecisionBar* bar() const { return m_bar; }
    PagePreview* preview() const { return m_preview; }

    /// Opens the text of the shown item for editing, as soon as its bytes are there.
    void edit();
    bool isEditing() const;
    ApprovalId edited() const { return m_edited; }
    /// Why the edited text can't be approved now; empty when it can.
    void blockEditing(const QString& reason);
    /// The edited text was taken over: what she kept of it is forgotten.
    void finishEditing(bool forget);

signals:
    void editsApproved(const qd::ApprovalId& approval, const QByteArray& sha256, const QString& text);
    void editingClosed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Tab { Published, Changes, Source };
    enum class Fetch { Nothing, Asked, Here, Failed };
    struct Blob {
        Fetch state = Fetch::Nothing;
        QByteArray bytes;
        Error error;
    };

    void build();
    QWidget* buildHead();
    void begin(const Approval& approval);
    void showTab(Tab tab);
    void refresh();
    bool ready(std::initializer_list<QByteArray> needed);
    void fetch(const QByteArray& sha256);
    void openEditor();
    void showMessage(const QString& icon, const QString& what, const QString& detail, const QString& action = {});

    History* m_history;
    ElidedLabel* m_title;
    QLabel* m_about;
    QBoxLayout* m_headRow = nullptr;
    QList<Chip*> m_tabs;
    QWidget* m_head; // made before the preview, so that Tab comes to its tabs first
    QWidget* m_foot = nullptr;
    QStackedWidget* m_stack;
    PagePreview* m_preview;
    DraftEditor* m_editor;
    Sections* m_question;
    EmptyState* m_message;
    DecisionBar* m_bar;

    Approval m_approval;
    Brand m_brand;
    bool m_hasApproval = false;
    Tab m_tab = Published;
    QHash<QByteArray, Blob> m_blobs; ///< of the shown item
    int m_generation = 0;            ///< answers for another item are dropped
    bool m_wantsEditor = false;
    ApprovalId m_edited;
    QByteArray m_editedSha;
    QHash<ApprovalId, QString> m_kept; ///< texts that she began to change
};

} // namespace qd::ui

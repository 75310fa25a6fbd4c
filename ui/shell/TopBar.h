#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"

#include <QWidget>

#include <optional>

class QAction;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace qd::ui {

class Chip;
class ElidedLabel;

/// An organisation of the home: what its file is called, and what people call it.
struct OrganisationChoice {
    QString name;
    QString title;
};

/// What this computer says about its network. LocalOnly: there is one, but it does not lead to the outside.
enum class Network { Unknown, Offline, LocalOnly, Online };

/// The line at the top: whose department, what it should do, what it works with and costs, and the way to stop it.
class TopBar final : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget* parent = nullptr);

    void show(const OfficeState& state, Instant now);
    using QWidget::show;
    /// What whoever watches the network found. Until somebody does, nothing is claimed and nothing is shown.
    void setNetwork(Network network);
    /// Which organisations can be worked with; a single one is not offered. `current` is the name of the one that is shown.
    void setOrganisations(const QList<OrganisationChoice>& choices, const QString& current);
    /// No brief can be given until `why` is empty again. What stops everything works on.
    void setReadOnly(const QString& why);
    /// What the network chip says, in sentences; empty while nobody watches.
    QString networkWords() const;
    QToolButton* menuButton() const { return m_menu; }
    QLineEdit* brief() const { return m_brief; }
    /// What the clipboard holds goes along with the next brief as a stranger's text: agents read it, and it asks for nothing in her name.
    void pasteSource();
    /// A brief that was refused stands there again, with what went along.
    void putBack(const SubmitBrief& brief);

signals:
    /// Enter in the brief box; `sample` when the text is the organisation's own example.
    void briefGiven(qd::SubmitBrief brief);
    /// Esc in the brief box: she is done with it.
    void briefLeft();
    /// More was put into the brief box than it can hold: the end is missing.
    void briefCut();
    void stopAsked();
    void resumeAsked();
    void costsAsked();
    /// The model in use was pressed.
    void modelsAsked();
    /// The list of organisations is about to be seen; setOrganisations() may bring it up to date.
    void organisationsAsked();
    void organisationChosen(QString name);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildBrief();
    void buildSwitch();
    void buildChips();
    void giveBrief();
    void showLater(bool canWait);
    void offerCampaigns(const OrgState& org);
    void buildPasting();
    void showSources();
    void chooseCampaign(const CampaignId& campaign, const QString& title);
    void showModel(const OfficeState& state);
    void showNetwork();
    void showSpend(const OfficeState& state, Instant now);
    void showExample(const OfficeState& state);

    ElidedLabel* m_brand;
    ElidedLabel* m_organisation;
    QToolButton* m_switch;
    QLineEdit* m_brief;
    QAction* m_later = nullptr; ///< checked: the next brief can wait
    QAction* m_campaign = nullptr; ///< opens m_campaigns
    QMenu* m_campaigns = nullptr;
    QAction* m_along = nullptr;    ///< shown while something goes along with the next brief; pressed it is left away
    QList<GivenSource> m_pasted;   ///< that goes along
    QByteArray m_known;      ///< digest of the organisation whose campaigns are offered
    CampaignId m_chosen;     ///< that the next brief is for
    Chip* m_model;
    Chip* m_network;
    Chip* m_spend;
    QToolButton* m_menu;
    QPushButton* m_stop;
    QString m_example;
    bool m_offered = false; ///< the example was put into the box once
    bool m_stopped = false;
    bool m_rehearses = true;
    std::optional<Network> m_found; ///< nothing while nobody watches the network
};

} // namespace qd::ui

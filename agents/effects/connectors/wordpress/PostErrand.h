#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/connectors/wordpress/WordPressWords.h"
#include "agents/effects/http/HttpDoor.h"

#include <QTimer>

namespace qd::agents {

/// The requests of one delivery, look or look-up at a site, one after the other. Nothing is made before it was looked for, unless
/// the record says that it was made: a picture by its bytes, a post by its mark. Only the publication, by number, can be seen by others.
/// @thread the dispatcher's.
class PostErrand final : public std::enable_shared_from_this<PostErrand> {
public:
    /// `of`: its connector, by which it is cancelled. `looks`: how long it waits before each look for something that no answer came to.
    PostErrand(const ConnectorFile& file, HttpDoor& door, const void* of, Delivery delivery, Gate gate, const Clock& clock, QList<Duration> looks);

    using Ended = std::function<void(Outcome)>;
    /// A new post.
    void publish(Ended ended);
    /// A change of one that is there.
    void replace(qint64 post, Ended ended);
    using Posts = std::function<void(const Result<QList<SitePost>>&)>;
    /// Those that bear the mark, the oldest first. Error::Network: nobody answered; Error::Cancelled; Error::Rule: it refused.
    void find(Posts found);
    /// Those of that slug.
    void findSlug(const QString& slug, Posts found);
    using Post = std::function<void(const Result<SitePost>&)>;
    void read(qint64 post, Post found);
    /// It was asked to end: what waits goes on at once, to meet a closed gate.
    void stop();
    /// Nothing of it runs any more, and nobody is told.
    void drop() { m_waits = {}; }

private:
    using Answered = std::function<void(const Result<HttpAnswer>&)>;
    using Next = std::function<void()>;
    void ask(const HttpRequest& request, Answered answered);
    void list(const QString& route, const Query& query, Posts found);
    void wait(int tries, Next next);
    void end(const Outcome& outcome);
    void noted(const QString& name, qint64 number, Next next);
    Outcome notYet(const Result<HttpAnswer>& answer, const QString& what) const;
    Outcome notYet(const Error& why, const QString& what) const;
    Outcome refused(const QString& why) const;
    Outcome stands(const SitePost& post) const;
    Error fault(const Result<HttpAnswer>& answer) const;

    void picture(Next next);
    void seekPicture(int tries, Next next);
    void takePicture(Next next);
    void draft();
    void seekDraft(int tries);
    void makeDraft();
    void drafted(const SitePost& post, bool isOurs);
    void makePublic(int tries);
    void published(const SitePost& post);
    void change(qint64 post);
    void changed(qint64 post, int tries);
    PostText text() const;
    bool isAsApproved(const SitePost& post) const;

    const ConnectorFile m_file;
    HttpDoor& m_door;
    const void* const m_of;
    const Delivery m_delivery;
    const Gate m_gate;
    const Clock& m_clock;
    const QList<Duration> m_looks;
    Ended m_ended;
    qint64 m_picture = 0;
    qint64 m_post = 0;
    bool m_isDoubtful = false; ///< an answer was lost: something may be there twice
    Next m_waits;
    QTimer m_timer;
};

} // namespace qd::agents

with VZapsClient(client_token="...", client_secret="...") as client:
    answer = client.messages.send_text(
        instance_id="VZ1",
        instance_token="...",
        phone="5511999990001",
        message="Your order is on its way.",
    )
    print(answer["data"]["message_id"])
